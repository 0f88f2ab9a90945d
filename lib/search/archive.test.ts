import { beforeAll, describe, expect, it } from "vitest";
import type { Referential } from "../rome";
import { build } from "../rome/referential/build";
import { archiveSource } from "../rome/sources/archive";
import { archiveOfficielle } from "../rome/testing/archive";
import { elargir, expliquer, preciser, rechercher, SCORE_SUR } from ".";
import lexique from "./lexique.json";
import { motsUtiles } from "./normalise";

const archive = archiveOfficielle("recherche sur le ROME entier");

describe("the lexicon", () => {
  it("has three filled columns, and no wording twice", () => {
    const courants: string[] = [];
    for (const ligne of lexique) {
      expect(ligne).toHaveLength(3);
      for (const champ of ligne) expect(champ.trim()).not.toBe("");
      courants.push(...(ligne[0]?.split("|").map((c) => c.trim()) ?? []));
    }
    expect(courants.filter((c, i) => courants.indexOf(c) !== i)).toEqual([]);
  });
});

describe.skipIf(archive === null)("search over the whole ROME", () => {
  let referential: Referential;
  beforeAll(async () => {
    referential = build(await archiveSource(archive ?? "").load());
  });
  const codes = (requete: string, limite = 5): string[] =>
    rechercher(referential, requete, limite).resultats.map((r) => r.metier.code);

  it("the lexicon says words that the ROME has", () => {
    const connus = new Set<string>();
    for (const m of referential.metiers.values()) {
      const textes = [
        ...m.appellations.flatMap((a) => [a.intitule.masculin, a.intitule.feminin]),
        ...m.definition,
        ...m.acces,
        ...m.competences.map((c) => c.competence.libelle),
        ...m.savoirs.map((s) => s.savoir.libelle),
      ];
      for (const t of textes) for (const mot of motsUtiles(t)) connus.add(mot);
    }
    const inconnus = lexique.flatMap(([, rome]) => motsUtiles(rome ?? "").filter((m) => !connus.has(m)));
    expect(inconnus).toEqual([]);
  });

  // Golden queries: of every kind, and none of the judged sets'.
  it.each([
    ["boulangère", "D1102"],
    ["plombeir", "F1603"],
    ["elctricien", "F1602"],
    ["nounou", "K1310 K1303"],
    ["éboueur", "K2303"],
    ["instit", "K2106"],
    ["chariot élévateur", "N1101"],
    ["cpe", "K2115"],
    ["drh", "M1503"],
    ["faire des gâteaux", "D1104 G1610"],
    ["j'ai été serveuse", "G1803"],
    ["Je sais coudre", "B1803"],
    ["j'ai travaillé en caserne", "K1705 K1706 K1701"],
    ["travailler dehors", "A1208 A1210 A1203 A1433"],
    ["vente", "D1212 D1214"],
    ["cueillir des fruits", "A1401"],
    ["apiculteu", "A1429"],
    ["fleurist", "D1209"],
    ["soudeuse", "H2913"],
    ["fotogra", "E1201"],
    ["croque-m", "K2601 K2602"],
    ["masson", "F1703"],
    ["Je voudrais devenir boulangère", "D1102"],
    ["arm", "D1436"],
    ["psicologue", "K1104"],
    ["chauffeur", "N4101 N4105 N4103 N4112"],
    ["mécanicien", "I1604"],
    ["croquemort", "K2601 K2602"],
    ["lorry driver", "N4101"],
    ["passer la serpillière", "K2205"],
    ["permis c", "N4101"],
    ["c++", "M1805"],
    ["développeur .net", "M1805"],
    ["fleurs", "D1209"],
  ])("%s leads to one of %s", (requete, attendus) => {
    expect(attendus.split(" ")).toContain(codes(requete)[0]);
  });

  it.each(["xyzzyq", "blorptz", "qsdfgh"])("is not sure of « %s »", (requete) => {
    const [premier] = rechercher(referential, requete, 1).resultats;
    expect(premier === undefined || premier.score < SCORE_SUR).toBe(true);
  });

  it("gives both words that a short one with a fault may be", () => {
    expect(codes("marin", 1)).toEqual(["N3102"]);
    expect(codes("main", 3)).toContain("N3102");
  });

  it("explains every answer as the sum of what each view adds", () => {
    for (const requete of ["infirmière", "fotogra", "nounou", "main", "aider les gens à trouver un emploi"]) {
      const { resultats } = expliquer(referential, requete);
      expect(resultats.map((r) => r.code)).toEqual(codes(requete, 20));
      for (const { score, apports } of resultats)
        expect(Object.values(apports).reduce((a, b) => a + b, 0)).toBeCloseTo(score);
    }
  });

  it.each([
    ["agent d'entretien", "K2307", /^Agent d'entretien/],
    ["agent d'entretien", "K2205", /^Agent d'entretien/],
    ["agente d'entretien", "K2205", /^Agente d'entretien/],
    ["agent dentretien", "K2205", /^Agent d'entretien/],
    ["infirmière", "J1506", /^Infirmière en soins généraux/],
    ["femme de menage", "K2205", /propreté de locaux/],
  ])("%s shows %s by %s", (requete, code, intitule) => {
    const { resultats } = rechercher(referential, requete, 10);
    expect(resultats.find((r) => r.metier.code === code)?.intitule).toMatch(intitule);
  });

  it("shows a title that has the words, wherever one of the métier's has them", () => {
    for (const { metier, intitule } of rechercher(referential, "agent d'entretien").resultats) {
      const ont = (t: string): boolean => ["agent", "entretien"].every((m) => motsUtiles(t).includes(m));
      if (metier.appellations.some((a) => ont(a.intitule.masculin)))
        expect(ont(intitule), metier.code).toBe(true);
    }
  });

  it("puts the wide métier first when several begin alike", () => {
    expect(codes("infirmière")[0]).toBe("J1506");
    expect(codes("infirmier")).toEqual(codes("infirmière"));
    expect(codes("conducteur").join(" ")).toMatch(/N4/);
  });

  it.each([
    ["œuvre", 60],
    ["pro fesseur", 60],
    ["<script>alert(1)</script>", 10],
    ["agent d'entretien", 30],
    ["faire du pain", 15],
  ])("%s is answered by %i métiers at most", (requete, max) => {
    const { total } = rechercher(referential, requete);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(max);
  });

  it("answers both forms of a title alike", () => {
    const titres = [...referential.appellations.values()].filter((_, i) => i % 97 === 0);
    const differents = titres.filter(
      ({ intitule }) => `${codes(intitule.masculin)}` !== `${codes(intitule.feminin)}`,
    );
    expect(differents.length).toBeLessThanOrEqual(titres.length / 100);
  });

  it("widens and narrows what it found", () => {
    const { resultats } = rechercher(referential, "mécanicien", 50);
    expect(preciser(resultats).length).toBeGreaterThan(1);
    const voisins = elargir(referential, resultats.slice(0, 3));
    expect(voisins.length).toBeGreaterThan(0);
  });
});
