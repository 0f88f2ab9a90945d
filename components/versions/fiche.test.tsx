import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { Referential } from "@/lib/rome";
import { build } from "@/lib/rome/referential/build";
import { mini60, mini61, mini62 } from "@/lib/rome/testing/scenario";
import { ficheHistory, sinceVersion, tellDiff } from "@/lib/rome/versions";
import { type Diff, diffVersions } from "@/lib/rome/versions/diff";
import { ComparaisonComplete } from "./comparaison";
import { AvisVersion, BlocChangements } from "./fiche";
import { aspects } from "./mots";

let r62: Referential;
let diffs: Diff[];
beforeAll(async () => {
  const rome60 = await mini60();
  const rome61 = mini61(rome60);
  const r61 = build(rome61);
  r62 = build(mini62(rome61));
  diffs = [diffVersions(build(rome60), r61), diffVersions(r61, r62)];
});

/** What is read on the screen, spaces made plain. */
const texte = (html: string): string =>
  html
    .replace(/<[^>]+>/g, "")
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, " ");

function avis(code: string, v: string | null): string {
  const metier = r62.metiers.get(code);
  if (metier === undefined) throw new Error(code);
  return renderToStaticMarkup(<AvisVersion depuis={sinceVersion(metier, v, r62, diffs)} metier={metier} />);
}

describe("the notice above a fiche", () => {
  it("says what changed since the version of the link, the change of meaning first of all", () => {
    const html = avis("K1301", "60");
    expect(texte(html)).toContain("Cette fiche a changé depuis la version 60 du 18 septembre 2025");
    expect(texte(html)).toContain(
      "Le sens du code K1301 a changé. En version 60, il désignait « Gardien / Gardienne de phare d’étang »",
    );
    expect(html).toContain('href="/metiers/K1302"');
    expect(texte(html)).toContain("passé à Gardien");
    expect(texte(html)).not.toContain("venu de");
    expect(texte(html)).toContain("Intitulés ajoutés (1)Allumeur / Allumeuse de phare");
    expect(texte(html)).toContain("« Lire le vent » devient « Lire le vent et les nuages »");
  });

  it("says the other cases, each in its words", () => {
    expect(texte(avis("B1201", "61"))).toContain("n’a pas changé depuis la version 61 du 1er mars 2026");
    expect(texte(avis("K1302", "60"))).toContain("n’existait pas encore en version 60");
    expect(texte(avis("B1201", "12"))).toContain("La version 12 de votre lien n’est pas connue");
    expect(avis("B1201", "<script>")).not.toContain("script");
    expect(texte(avis("A1102", "60"))).not.toContain("sens du code");
  });

  it("is not there without a version in the address, nor for the present one", () => {
    expect(avis("B1201", null)).toBe("");
    expect(avis("B1201", "62")).toBe("");
  });
});

describe("the block of a fiche", () => {
  const bloc = (code: string): string => {
    const metier = r62.metiers.get(code);
    if (metier === undefined) throw new Error(code);
    return renderToStaticMarkup(
      <BlocChangements metier={metier} historique={ficheHistory(metier, r62, diffs)} />,
    );
  };
  it("tells each version that touched it", () => {
    const lu = texte(bloc("A1102"));
    expect(lu).toMatch(/En version 62 .+En version 61 /);
    expect(lu).toContain("Métier réglementé : non → oui");
    expect(lu).toContain("Contenu revu : la définition");
    expect(lu).toContain("Guetteur / Guetteuse de nids, venu de Veilleur / Veilleuse de haies");
    expect(lu).toContain("émergente");
    expect(texte(bloc("A1103"))).toContain("Cette version a ajouté la fiche.");
  });
  it("is not there when nothing did", () => {
    const metier = r62.metiers.get("B1201");
    expect(metier && renderToStaticMarkup(<BlocChangements metier={metier} historique={[]} />)).toBe("");
  });
});

describe("a whole comparison", () => {
  it("shows every kind of change, with links to fiches", () => {
    const [un, deux] = diffs.map((diff) =>
      renderToStaticMarkup(<ComparaisonComplete comparaison={tellDiff(diff, r62, diffs)} />),
    );
    for (const attendu of [
      "Ajoutés (1)Faucheur / Faucheuse de prés",
      "Renommés (1)",
      "Passés d’une fiche à une autre (1)",
      "Retraits (1)Nœuds et épissures",
      "Conditions de travailAucun changement.",
      "cerfs-volants, savoirs −1 ; conditions −1",
      "phare, mobilités +1, −1",
      "haies, mobilités 2 changements de place",
    ]) {
      expect(texte(un ?? "")).toContain(attendu);
    }
    expect(texte(deux ?? "")).toContain(
      "Veilleur / Veilleuse de haies (A1101), voir maintenant Faucheur / Faucheuse de prés, Semeur",
    );
    expect(texte(deux ?? "")).toContain("le code change de sens");
    expect(deux).toContain('href="/metiers/A1101"');
  });
});

describe("what changed in the flags of a métier", () => {
  const dit = (
    champ: Parameters<typeof aspects>[0]["drapeaux"][number]["champ"],
    avant: string,
    apres: string,
  ) => aspects({ code: "A1101", libelle: "", drapeaux: [{ champ, avant, apres }], textes: [] });

  it("is told in the words of the fiche", () => {
    expect(dit("ecologique", "blanc", "strategique")).toEqual([
      "Transition écologique\u00a0: sans lien particulier → utile à la transition écologique",
    ]);
    expect(dit("ecologique", "brun", "vert")).toEqual([
      "Transition écologique\u00a0: métier que la transition écologique transforme → métier vert",
    ]);
    expect(dit("riasec", "SE", "CR")).toEqual([
      "Intérêts dominants (RIASEC)\u00a0: social puis entreprenant → conventionnel puis réaliste",
    ]);
    expect(dit("riasec", "", "R")).toEqual(["Intérêts dominants (RIASEC)\u00a0: non précisé → réaliste"]);
  });
});
