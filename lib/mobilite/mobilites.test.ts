import { beforeAll, describe, expect, it } from "vitest";
import { nomRiasec } from "../riasec";
import type { CodeMetier, Metier, Referential } from "../rome";
import { type Mobilite, mobiliteEntre, mobilitesDe } from ".";
import { radical } from "./facettes/mots";
import { extrait } from "./testing";

let rome: Referential;
beforeAll(async () => {
  rome = await extrait();
});

function metier(code: CodeMetier): Metier {
  const trouve = rome.metiers.get(code);
  if (!trouve) throw new Error(`no ${code} in the extract`);
  return trouve;
}

/** By type of reason that cites words, the texts that it reads. */
const TEXTES: Readonly<Record<string, (m: Metier) => readonly string[]>> = {
  libelles: (m) => [
    ...m.competences.map((c) => c.competence.libelle),
    ...m.savoirs.map((s) => s.savoir.libelle),
  ],
  definition: (m) => m.definition,
  titres: (m) => m.appellations.map((a) => a.intitule.masculin),
  acces: (m) => m.acces,
};

const motsDe = (textes: readonly string[]): string[] =>
  textes
    .join(" ")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .split(/[^\p{L}\p{N}]+/u);

/** Codes and labels of all that a fiche names. */
function itemsDe(m: Metier): ReadonlySet<string> {
  const chaines: string[] = [];
  const lire = (x: unknown, profondeur: number): void => {
    if (typeof x === "string") chaines.push(x);
    // A compétence knows its métiers, which know others: six levels hold a fiche, the codes of others left out.
    else if (x !== null && typeof x === "object" && profondeur > 0) {
      for (const [nom, v] of Object.entries(x)) {
        if (nom !== "metiers" && nom !== "mobilites") lire(v, profondeur - 1);
      }
    }
  };
  lire(m, 6);
  return new Set([...chaines, nomRiasec(m.riasec), rome.metiers.get(m.parent)?.libelle ?? m.parent]);
}

/** Every official and computed move of the extract, with its source. */
function toutes(): { de: Metier; mobilite: Mobilite }[] {
  return [...rome.metiers.values()].flatMap((de) => {
    const reponse = mobilitesDe(rome, de.code);
    if (reponse.statut !== "trouve") throw new Error(`${de.code} is not found`);
    return [...reponse.officielles, ...reponse.calculees].map((mobilite) => ({ de, mobilite }));
  });
}

describe("mobilitesDe", () => {
  it("gives all the official moves, in the official order, then others, each once", () => {
    for (const { code, mobilites } of rome.metiers.values()) {
      const reponse = mobilitesDe(rome, code);
      if (reponse.statut !== "trouve") throw new Error(code);
      expect(reponse.officielles.map((m) => [m.code, m.ordre])).toEqual(
        mobilites.map((l) => [l.cible, l.ordre]),
      );
      const calculees = reponse.calculees.map((m) => m.code);
      expect(new Set([code, ...mobilites.map((l) => l.cible), ...calculees]).size).toBe(
        1 + mobilites.length + calculees.length,
      );
      expect(reponse.calculees.every((m) => m.ordre === null && m.score > 0)).toBe(true);
    }
  });

  it("limits the computed moves alone", () => {
    const code = "G1803";
    const tout = mobilitesDe(rome, code);
    const peu = mobilitesDe(rome, code, { limite: 2 });
    if (tout.statut !== "trouve" || peu.statut !== "trouve") throw new Error(code);
    expect(peu.officielles).toEqual(tout.officielles);
    expect(peu.calculees).toEqual(tout.calculees.slice(0, 2));
    expect(tout.calculees).toHaveLength(10);
  });

  it("says that a code is unknown", () => {
    expect(mobilitesDe(rome, "Z9999")).toEqual({ statut: "absent" });
    expect(mobiliteEntre(rome, "G1803", "Z9999")).toBeNull();
  });

  it("explains one move as the list does", () => {
    const reponse = mobilitesDe(rome, "J1501");
    if (reponse.statut !== "trouve") throw new Error("J1501");
    for (const m of [...reponse.officielles, ...reponse.calculees]) {
      expect(mobiliteEntre(rome, "J1501", m.code)).toEqual(m);
    }
  });
});

describe("what is said of a move", () => {
  it("always has a reason that can be read alone; what it cites, both have", () => {
    for (const { de, mobilite } of toutes()) {
      expect(mobilite.raisons.length).toBeGreaterThan(0);
      const cible = metier(mobilite.code);
      for (const { type, texte, items } of mobilite.raisons) {
        expect(texte).toMatch(/^\p{Lu}.*\.$/u);
        if (items.length === 0) expect(type).toBe("aucune");
        for (const { code, libelle } of items) {
          const quoi = `${de.code} → ${cible.code}, ${type} : ${code ?? libelle}`;
          const lire = TEXTES[type];
          if (lire) {
            expect(motsDe(lire(cible)), quoi).toContain(libelle);
            expect(motsDe(lire(de)).map(radical), quoi).toContain(radical(libelle));
          } else {
            const cle = code ?? libelle;
            expect(itemsDe(de).has(cle) && itemsDe(cible).has(cle), quoi).toBe(true);
          }
        }
      }
    }
  });

  it("says in so many words when nothing stands out, alone, with what is shared all the same", () => {
    const sansRien = toutes().flatMap(({ mobilite }) => {
      const [premiere, ...autres] = mobilite.raisons;
      return premiere?.type === "aucune" ? [{ premiere, autres }] : [];
    });
    expect(sansRien.length).toBeGreaterThan(0);
    for (const { premiere, autres } of sansRien) {
      expect(autres).toEqual([]);
      expect(premiere.texte).toContain("rien de distinctif");
      expect(premiere.texte).toContain(premiere.items[0]?.libelle ?? "aucun élément en commun");
    }
  });

  it("parts what the target asks into what is there, rarest first, and the main part that is not", () => {
    for (const { de, mobilite } of toutes()) {
      const siens = new Set([
        ...de.competences.flatMap(({ competence: c }) => [c.ogr, c.macro?.code ?? c.ogr]),
        ...de.savoirs.map((s) => s.savoir.ogr),
      ]);
      const cible = metier(mobilite.code);
      expect(mobilite.acquis.every((i) => siens.has(i.code))).toBe(true);
      const combien = mobilite.acquis.map(
        (i) => (rome.competences.get(i.code) ?? rome.savoirs.get(i.code))?.metiers.length ?? 0,
      );
      expect(combien).toEqual([...combien].sort((a, b) => a - b));
      const coeur = [...cible.competences, ...cible.savoirs].filter((i) => i.coeur !== null).length;
      const savoirEtre = cible.competences.filter(
        (c) => c.competence.categorie === "savoir-etre" && c.coeur !== null,
      ).length;
      expect(mobilite.aAcquerir.every((i) => i.coeur !== null && !siens.has(i.code))).toBe(true);
      const acquisDuCoeur = mobilite.acquis.filter((i) => i.coeur !== null).length;
      expect(mobilite.aAcquerir.length + acquisDuCoeur).toBe(coeur - savoirEtre);
    }
  });

  it("keeps what is to be learnt together by enjeu, then by macro", () => {
    for (const { mobilite } of toutes()) {
      const groupes = mobilite.aAcquerir.map((i) => `${i.enjeu?.code}/${i.macro?.code}`);
      const enjeux = mobilite.aAcquerir.map((i) => i.enjeu?.code);
      for (const suite of [groupes, enjeux]) {
        expect(suite.filter((g, i) => g !== suite[i - 1])).toHaveLength(new Set(suite).size);
      }
    }
  });

  it("gives the conditions that appear and those that are left", () => {
    for (const { de, mobilite } of toutes()) {
      const [avant, apres] = [de, metier(mobilite.code)].map((m) => new Set(m.contextes.map((c) => c.ogr)));
      const { nouvelles, quittees } = mobilite.conditions;
      expect(nouvelles.every((c) => !avant?.has(c.code) && apres?.has(c.code))).toBe(true);
      expect(quittees.every((c) => avant?.has(c.code) && !apres?.has(c.code))).toBe(true);
    }
    expect(toutes().some(({ mobilite }) => mobilite.conditions.nouvelles.length > 0)).toBe(true);
  });

  it("never speaks of percentages or duties", () => {
    const mots = JSON.stringify(
      toutes().map(({ mobilite }) => [mobilite.raisons.map((r) => r.texte), mobilite.alertes]),
    );
    expect(mots).not.toMatch(/\d ?%|compatib|vous devez|il faut /i);
  });
});
