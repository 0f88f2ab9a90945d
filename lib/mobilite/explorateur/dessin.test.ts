import { expect, test } from "vitest";
import type { Referential } from "../../rome";
import { archiveOfficielle } from "../../rome/testing/archive";
import { archive, extrait } from "../testing";
import { voisinage } from "../voisinage";
import { type Boite, CORPS, type Dessin, dessiner, RAYON_MARQUE } from "./dessin";
import { voisin } from "./exemples";
import type { Voisin, Voisinage } from "./modele";
import { envelopper, equilibrer, largeurTexte } from "./texte";

const chemin = archiveOfficielle("dessins de tous les métiers");
const referential: Referential = await (chemin === null ? extrait() : archive(chemin));

const boites = ({ noeuds, secteurs }: Dessin): Boite[] => [
  ...noeuds.map((n) => n.etiquette.boite),
  ...secteurs.map((s) => s.titre.boite),
];
const seTouchent = (a: Boite, b: Boite): boolean =>
  a.x < b.x + b.largeur && b.x < a.x + a.largeur && a.y < b.y + b.hauteur && b.y < a.y + a.hauteur;

const codes = (liste: readonly { readonly code: string }[]): string =>
  liste
    .map((x) => x.code)
    .sort()
    .join();
const sansTirets = (texte: string): string => texte.replaceAll(/[- ]/g, "");

/** All that would be a fault to the eye, in words. */
function fautes(autour: Voisinage, voisins: readonly Voisin[] = autour.voisins): string[] {
  const plan = dessiner(autour.centre, voisins);
  const trouvees: string[] = [];
  const toutes = boites(plan);
  for (const [i, a] of toutes.entries()) {
    if (a.x < 0 || a.y < 0 || a.x + a.largeur > plan.largeur || a.y + a.hauteur > plan.hauteur)
      trouvees.push(`cut: ${JSON.stringify(a)}`);
    for (const b of toutes.slice(i + 1))
      if (seTouchent(a, b)) trouvees.push(`overlap: ${JSON.stringify([a, b])}`);
  }
  const { centre, anneaux, noeuds } = plan;
  const bord = Math.max(...anneaux.map((a) => a.rayon));
  for (const [i, a] of noeuds.entries()) {
    const r = Math.hypot(a.x - centre.x, a.y - centre.y);
    if (r - RAYON_MARQUE < centre.rayon - 1 || r + RAYON_MARQUE > bord)
      trouvees.push(`off the rings: ${a.code}`);
    for (const b of noeuds.slice(i + 1))
      if (Math.hypot(a.x - b.x, a.y - b.y) < 2 * RAYON_MARQUE - 1)
        trouvees.push(`marks: ${a.code} ${b.code}`);
    const [deLaBoite] = [a.etiquette.boite];
    if (
      a.cote === "droite" ? deLaBoite.x < centre.x + bord : deLaBoite.x + deLaBoite.largeur > centre.x - bord
    )
      trouvees.push(`name over the rings: ${a.code}`);
    if (a.etiquette.lignes.length > 4) trouvees.push(`${a.etiquette.lignes.length} lines: ${a.code}`);
  }
  for (const ligne of centre.lignes)
    if (largeurTexte(ligne, centre.corps) > 2 * centre.rayon - 6) trouvees.push(`centre: ${ligne}`);
  const demi = (centre.lignes.length * centre.interligne) / 2;
  if (demi > centre.rayon - 3) trouvees.push(`centre too high: ${autour.centre.libelle}`);
  return trouvees;
}

test("every métier: all its moves are there, no name over another, nothing outside, no mark over a mark", () => {
  const mauvais: string[] = [];
  for (const code of referential.metiers.keys()) {
    const autour = voisinage(referential, code);
    if (autour === null) throw new Error(code);
    const plan = dessiner(autour.centre, autour.voisins);
    if (codes(plan.noeuds) !== codes(autour.voisins)) mauvais.push(`${code} lacks a move`);
    const libelles = new Map(autour.voisins.map((v) => [v.code, v.libelle]));
    for (const { code: c, etiquette } of plan.noeuds) {
      if (sansTirets(etiquette.lignes.join(" ")) !== sansTirets(libelles.get(c) ?? ""))
        mauvais.push(`${code} ${c}`);
    }
    mauvais.push(...fautes(autour).map((f) => `${code} ${f}`));
  }
  expect(mauvais.slice(0, 10)).toEqual([]);
});

test("filtered down to any few moves, it still holds", () => {
  const mauvais: string[] = [];
  for (const code of [...referential.metiers.keys()].filter((_, i) => i % 20 === 0)) {
    const autour = voisinage(referential, code);
    if (autour === null) throw new Error(code);
    for (const n of [0, 1, 2, 5, 9]) mauvais.push(...fautes(autour, autour.voisins.slice(0, n)));
  }
  expect(mauvais.slice(0, 10)).toEqual([]);
});

test("the ring tells the closeness, the sector the grand domaine", () => {
  const voisins = [0, 1, 2].map((anneau) =>
    voisin({ code: `A${anneau}`, anneau: anneau as Voisin["anneau"] }),
  );
  const centre = { code: "D1106", libelle: "Vendeur / Vendeuse", grandDomaine: { code: "D", libelle: "D" } };
  const plan = dessiner(centre, [
    ...voisins,
    voisin({ code: "B1", grandDomaine: { code: "B", libelle: "B" } }),
  ]);
  const rayon = (code: string): number => {
    const n = plan.noeuds.find((x) => x.code === code);
    return n ? Math.hypot(n.x - plan.centre.x, n.y - plan.centre.y) : Number.NaN;
  };
  for (const [i, { rayon: fin }] of plan.anneaux.entries()) {
    expect(rayon(`A${i}`)).toBeLessThan(fin);
    expect(rayon(`A${i}`)).toBeGreaterThan(plan.anneaux[i - 1]?.rayon ?? plan.centre.rayon);
  }
  expect(plan.secteurs.map((s) => s.code).sort()).toEqual(["A", "B"]);
});

test("the same moves give the same drawing", () => {
  const [code = ""] = referential.metiers.keys();
  const autour = voisinage(referential, code);
  if (autour === null) throw new Error(code);
  expect(dessiner(autour.centre, autour.voisins)).toEqual(
    dessiner(autour.centre, structuredClone(autour.voisins)),
  );
});

test("lines are no wider than asked, and say all the text", () => {
  const long = "Conducteur / Conductrice d'installations automatisées, anticonstitutionnellement";
  for (const largeur of [60, 120, 240]) {
    for (const lignes of [envelopper(long, largeur, CORPS), equilibrer(long, largeur, CORPS)]) {
      expect(Math.max(...lignes.map((l) => largeurTexte(l, CORPS)))).toBeLessThanOrEqual(largeur);
      expect(sansTirets(lignes.join(" "))).toBe(sansTirets(long));
    }
  }
});
