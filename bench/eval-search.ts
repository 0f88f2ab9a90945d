import { build } from "../lib/rome/referential/build";
import { archiveSource } from "../lib/rome/sources/archive";
import { rechercher } from "../lib/search";
import { archiveOfficielle } from "./banc";
import { fauteDeFrappe, hasard, jeuxDeRequetes, type Requete } from "./jeux";

/** `npm run eval:search`: the search over the whole archive, on the judged queries, against its bars. */
const GRAINES = [1, 2];

const lignes: string[] = [];
let echec = false;
const part = (x: number): string => x.toFixed(3).replace(/^0/, "");

function dire(nom: string, valeur: number, min?: number): void {
  const tenue = min === undefined || valeur >= min;
  if (!tenue) echec = true;
  const verdict = min === undefined ? "" : `  ≥ ${part(min)}  ${tenue ? "tenue" : "MANQUÉE"}`;
  lignes.push(`  ${nom.padEnd(62)} ${part(valeur)}${verdict}`);
}

function grouper<T>(lignes: readonly T[], cle: (l: T) => string): Map<string, T[]> {
  const groupes = new Map<string, T[]>();
  for (const l of lignes) {
    const groupe = groupes.get(cle(l));
    if (groupe) groupe.push(l);
    else groupes.set(cle(l), [l]);
  }
  return groupes;
}

async function main(): Promise<void> {
  const archive = archiveOfficielle("eval:search");
  const jeux = jeuxDeRequetes("eval:search");
  if (archive === null || jeux === null) return;
  const referential = build(await archiveSource(archive).load());
  let muettes = 0;
  const codes = (texte: string, n = 5): string[] => {
    const trouves = rechercher(referential, texte, n).resultats.map((r) => r.metier.code);
    if (trouves.length === 0) muettes++;
    return trouves;
  };
  const taux = <T>(cas: readonly T[], bon: (c: T) => boolean): number => cas.filter(bon).length / cas.length;

  lignes.push(`Titres ESCO absents du ROME (${jeux.esco.length}) :`);
  const rangs = jeux.esco.map((r) => codes(r.texte, 10).findIndex((c) => r.gold.includes(c)));
  dire(
    "S@5",
    taux(rangs, (r) => r >= 0 && r < 5),
    0.82,
  );
  dire(
    "S@1",
    taux(rangs, (r) => r === 0),
    0.62,
  );
  dire("MRR (10 premiers)", rangs.reduce((s, r) => s + (r < 0 ? 0 : 1 / (r + 1)), 0) / rangs.length, 0.71);

  const courantes = jeux.courantes.filter((r) => r.famille !== "bruit");
  lignes.push(`Requêtes courantes (${courantes.length}) :`);
  const reponses = new Map(courantes.map((r) => [r, codes(r.texte)]));
  const premier = (r: Requete): boolean => [...r.gold, ...r.ok].includes(reponses.get(r)?.[0] ?? "");
  const dansCinq = (r: Requete): boolean => (reponses.get(r) ?? []).some((c) => r.gold.includes(c));
  dire("première bonne ou acceptable", taux(courantes, premier), 0.8);
  dire("une bonne dans les cinq premières", taux(courantes, dansCinq), 0.92);
  for (const [famille, siennes] of grouper(courantes, (r) => r.famille)) {
    dire(`${famille} (${siennes.length}) : dans les cinq premières`, taux(siennes, dansCinq), 0.75);
    dire(`${famille} (${siennes.length}) : première`, taux(siennes, premier));
  }

  const appellations = [...referential.appellations.values()];
  const metiersDe = grouper(
    appellations.flatMap(({ intitule, metier }) =>
      [...new Set([intitule.masculin, intitule.feminin])].map((texte) => ({ texte, metier })),
    ),
    ({ texte }) => texte,
  );
  const titres = [...metiersDe].map(([texte, rows]) => ({
    texte,
    gold: rows.map((r) => r.metier as string),
  }));
  lignes.push(`Appellations, leurs deux formes (${titres.length} intitulés) :`);
  const siens = new Map(titres.map((t) => [t.texte, codes(t.texte)]));
  dire(
    "son métier d'abord",
    taux(titres, ({ texte, gold }) => gold.includes(siens.get(texte)?.[0] ?? "")),
    0.99,
  );
  const paires = appellations.filter(({ intitule }) => intitule.masculin !== intitule.feminin);
  dire(
    `parité des deux formes (${paires.length}) : mêmes cinq premières`,
    taux(
      paires,
      ({ intitule: { masculin, feminin } }) => `${siens.get(masculin)}` === `${siens.get(feminin)}`,
    ),
    0.99,
  );

  for (const graine of GRAINES) {
    const alea = hasard(graine);
    // One form of each title, drawn by lot: the other is the same fault for a minute more.
    const tires = titres.filter(() => alea() < 0.5);
    const fautifs = tires.map(({ texte, gold }) => ({
      gold,
      lettres: texte.replace(/[^\p{L}]/gu, "").length,
      trouves: codes(fauteDeFrappe(texte, alea), 3),
    }));
    const longs = fautifs.filter((f) => f.lettres > 6);
    const courts = fautifs.filter((f) => f.lettres >= 4 && f.lettres <= 6);
    lignes.push(`Une faute de frappe, graine ${graine} :`);
    dire(
      `plus de 6 lettres (${longs.length}) : son métier d'abord`,
      taux(longs, ({ gold, trouves }) => gold.includes(trouves[0] ?? "")),
      0.99,
    );
    dire(
      `de 4 à 6 lettres (${courts.length}) : dans les trois premiers`,
      taux(courts, ({ gold, trouves }) => trouves.some((c) => gold.includes(c))),
      0.99,
    );
  }

  lignes.push("En tapant, lettre à lettre, à partir de trois :");
  const frappes = courantes.map((r) =>
    Array.from(
      { length: Math.max(1, r.texte.length - 2) },
      (_, i) => codes(r.texte.slice(0, i + 3), 1)[0] ?? "",
    ),
  );
  const pas = frappes.flatMap((f) => f.slice(1).map((code, i) => code === f[i]));
  dire(
    "première réponse inchangée d'une lettre à la suivante",
    taux(pas, (egal) => egal),
  );

  lignes.push(`Requêtes sans aucune réponse, bruit à part : ${muettes}`);
  if (muettes > 0) echec = true;
  console.log(lignes.join("\n"));
  if (echec) process.exitCode = 1;
}

await main();
