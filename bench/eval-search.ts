import { build } from "../lib/rome/referential/build";
import { archiveSource } from "../lib/rome/sources/archive";
import { rechercher, SCORE_SUR } from "../lib/search";
import { archiveOfficielle } from "./banc";
import { fauteDeFrappe, hasard, jeuxDeRequetes, type Requete, requetesDeControle } from "./jeux";

/** `npm run eval:search`: the search over the whole archive, on the judged queries, against its bars. */
const GRAINES = [1, 2];
/** Short titles are few: as many draws of them. */
const TIRAGES_COURTS = 20;
/** Thresholds under which an answer could be told to be unsure. */
const SEUILS = [1.2, 1.3, 1.4, 1.5, 1.55, 1.6, 1.65, 1.7, 1.75, 1.8, 1.9, 2, 2.2];

const lignes: string[] = [];
let echec = false;
const part = (x: number): string => x.toFixed(3).replace(/^0/, "");

function dire(nom: string, valeur: number, min?: number): void {
  const tenue = min === undefined || valeur >= min;
  if (!tenue) echec = true;
  const verdict = min === undefined ? "" : `  ≥ ${part(min)}  ${tenue ? "tenue" : "MANQUÉE"}`;
  lignes.push(`  ${nom.padEnd(62)} ${part(valeur)}${verdict}`);
}

const moyenne = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;
const lettres = (texte: string): number => texte.replace(/[^\p{L}]/gu, "").length;

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
  for (const [nom, requetes] of [
    ["Requêtes courantes", courantes],
    ["Requêtes de contrôle, les nôtres", requetesDeControle("requetes-controle.tsv")],
    ["Requêtes de contrôle, seconde série", requetesDeControle("requetes-controle-2.tsv")],
    ["Requêtes de contrôle, troisième série", requetesDeControle("requetes-controle-3.tsv")],
    ["Requêtes de contrôle, quatrième série", requetesDeControle("requetes-controle-4.tsv")],
  ] as const) {
    lignes.push(`${nom} (${requetes.length}) :`);
    const reponses = new Map(requetes.map((r) => [r, codes(r.texte)]));
    const premier = (r: Requete): boolean => [...r.gold, ...r.ok].includes(reponses.get(r)?.[0] ?? "");
    const dansCinq = (r: Requete): boolean => (reponses.get(r) ?? []).some((c) => r.gold.includes(c));
    dire("première bonne ou acceptable", taux(requetes, premier), 0.8);
    dire("une bonne dans les cinq premières", taux(requetes, dansCinq), 0.92);
    for (const [famille, siennes] of grouper(requetes, (r) => r.famille)) {
      dire(`${famille} (${siennes.length}) : dans les cinq premières`, taux(siennes, dansCinq), 0.75);
      dire(`${famille} (${siennes.length}) : première`, taux(siennes, premier));
    }
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

  lignes.push("Une faute de frappe :");
  for (const graine of GRAINES) {
    const alea = hasard(graine);
    // One form of each title, drawn by lot: the other is the same fault for a minute more.
    const fautifs = titres
      .filter(() => alea() < 0.5)
      .map(({ texte, gold }) => ({ texte, gold, trouves: codes(fauteDeFrappe(texte, alea), 3) }))
      .filter(({ texte }) => lettres(texte) > 6);
    dire(
      `une faute, plus de 6 lettres (${fautifs.length}), graine ${graine} : son métier d'abord`,
      taux(fautifs, ({ gold, trouves }) => gold.includes(trouves[0] ?? "")),
      0.99,
    );
  }
  const courts = titres.filter(({ texte }) => lettres(texte) >= 4 && lettres(texte) <= 6);
  const tires = Array.from({ length: TIRAGES_COURTS }, (_, graine) => {
    const alea = hasard(graine + 1);
    return courts.map(({ texte, gold }) => ({ gold, trouves: codes(fauteDeFrappe(texte, alea), 3) }));
  }).flat();
  dire(
    `une faute, de 4 à 6 lettres (${courts.length} × ${TIRAGES_COURTS} tirages) : dans les trois premiers`,
    taux(tires, ({ gold, trouves }) => trouves.some((c) => gold.includes(c))),
    0.99,
  );

  lignes.push("En tapant les requêtes courantes, lettre à lettre, à partir de quatre :");
  const frappes = courantes
    .filter((r) => r.texte.length >= 4)
    .map((r) => Array.from({ length: r.texte.length - 3 }, (_, i) => codes(r.texte.slice(0, i + 4))));
  const pas = frappes.flatMap((f) => f.slice(1).map((apres, i) => ({ avant: f[i] ?? [], apres })));
  dire(
    "première réponse inchangée d'une lettre à la suivante",
    taux(pas, ({ avant, apres }) => avant[0] === apres[0]),
  );
  dire(
    "part des cinq premières gardée d'une lettre à la suivante",
    moyenne(
      pas.map(({ avant, apres }) => apres.filter((c) => avant.includes(c)).length / (apres.length || 1)),
    ),
  );
  dire(
    "part des débuts dont la première réponse reste jusqu'au bout",
    moyenne(
      frappes.map((f) => {
        const change = f.findLastIndex((reponse) => reponse[0] !== f.at(-1)?.[0]);
        return (f.length - 1 - change) / f.length;
      }),
    ),
  );

  lignes.push(
    `Réponse incertaine, si la première note est sous un seuil (${jeux.esco.length + courantes.length} requêtes ; la page prend ${SCORE_SUR}) :`,
    "  seuil   des réponses manquées   des premières justes",
  );
  const jugees = [...jeux.esco, ...courantes].map((r) => {
    const { resultats } = rechercher(referential, r.texte, 5);
    const siens = resultats.map((x) => x.metier.code as string);
    return {
      note: resultats[0]?.score ?? 0,
      manquee: !siens.some((c) => r.gold.includes(c)),
      juste: [...r.gold, ...r.ok].includes(siens[0] ?? ""),
    };
  });
  for (const seuil of SEUILS) {
    const sous = (ou: "manquee" | "juste"): string =>
      part(
        taux(
          jugees.filter((j) => j[ou]),
          (j) => j.note < seuil,
        ),
      );
    lignes.push(`  ${seuil.toFixed(2)}    ${sous("manquee").padEnd(22)}  ${sous("juste")}`);
  }

  lignes.push(`Requêtes sans aucune réponse, bruit à part : ${muettes}`);
  if (muettes > 0) echec = true;
  console.log(lignes.join("\n"));
  if (echec) process.exitCode = 1;
}

await main();
