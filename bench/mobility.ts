import { loadavg } from "node:os";
import {
  demandeProfil,
  mobilitesDe,
  parcours,
  prepareMobilite,
  profil,
  toutesLesPaires,
} from "../lib/mobilite";
import { ficheDe } from "../lib/mobilite/facettes/facette";
import { build } from "../lib/rome/referential/build";
import { archiveSource } from "../lib/rome/sources/archive";
import { archiveOfficielle, mediane } from "./banc";
import { Naif } from "./mobility-naif";

/**
 * `npm run bench:mobility`: moves of one métier, all pairs, routes and profiles on the whole archive, one core, after a
 * first warm round; beside the same scores over Maps and Sets. The bars are those of the medians.
 */
const TOURS = 200;
/** The peer is slow: it has one turn in so many, among the others, so that both meet the same machine. */
const UN_TOUR_SUR = 10;
const PAIRES_TOURS = 5;
const RATIO = 10;

interface Banc {
  readonly nom: string;
  readonly barre: number;
  readonly tours: number;
  readonly fait: (tour: number) => void;
  readonly pair: (tour: number) => void;
  /** How many times the peer's turn goes into one of ours. */
  readonly echelle: number;
}

function chrono(fait: () => void): number {
  const depart = performance.now();
  fait();
  return performance.now() - depart;
}

function mesurer({ nom, barre, tours, fait, pair, echelle }: Banc): void {
  const frequence = Math.min(UN_TOUR_SUR, tours);
  for (let i = 0; i < tours; i++) fait(i);
  pair(0);
  const ms: number[] = [];
  const duPair: number[] = [];
  for (let i = 0; i < tours; i++) {
    ms.push(chrono(() => fait(i)));
    if (i % frequence === 0) duPair.push(chrono(() => pair(i)) * echelle);
  }
  const m = mediane(ms);
  const p95 = [...ms].sort((x, y) => x - y)[Math.floor(ms.length * 0.95)] ?? m;
  const ratio = mediane(duPair) / m;
  if (m > barre || ratio < RATIO) process.exitCode = 1;
  console.log(
    [
      nom.padEnd(40),
      `${m.toFixed(2)} ms`.padStart(11),
      `p95 ${p95.toFixed(2)}`.padStart(12),
      `≤ ${barre} ${m <= barre ? "ok" : "NON"}`.padStart(10),
      `pair ${mediane(duPair).toFixed(1)} ms, ×${ratio.toFixed(0)} ${ratio >= RATIO ? "ok" : "NON"}`,
    ].join("  "),
  );
}

async function main(): Promise<void> {
  const archive = archiveOfficielle("bench:mobility");
  if (archive === null) return;
  const referential = build(await archiveSource(archive).load());
  const codes = [...referential.metiers.keys()];
  const code = (i: number): string => codes[i % codes.length] ?? "";
  const depart = performance.now();
  await prepareMobilite(referential);
  const preparation = performance.now() - depart;
  const naif = new Naif(referential);

  const demande = (i: number) => {
    const metiers = [1, 2, 3, 4, 5].map((k) => code(i * 37 + k * 311));
    const fiches = metiers.flatMap((c) => referential.metiers.get(c) ?? []);
    const competences = fiches.flatMap((f) => f.competences.map((c) => c.competence.ogr)).slice(0, 40);
    const savoirs = fiches.flatMap((f) => f.savoirs.map((s) => s.savoir.ogr)).slice(0, 20);
    return demandeProfil.parse({ metiers, competences, savoirs });
  };
  const profilNaif = (i: number): void => {
    const fiches = demande(i).metiers.flatMap((c) => referential.metiers.get(c) ?? []);
    const [premiere] = fiches;
    if (!premiere) return;
    naif.meilleurs(naif.vectoriser({ ...ficheDe(premiere), metiers: fiches }), 20);
  };
  const rangs = new Map(codes.map((c, i) => [c, i]));
  const voisins = new Map(
    codes.map((c, rang) => {
      const moves = mobilitesDe(referential, c);
      const liens = moves.statut === "trouve" ? [...moves.officielles, ...moves.calculees] : [];
      const couts = liens.map(
        (m, i) => [rangs.get(m.code) ?? 0, (m.ordre === null ? 1.5 : 1) + 0.05 * i + 1 - m.score] as const,
      );
      return [rang, new Map(couts)];
    }),
  );
  const depuis = (i: number) => naif.depuis((i * 37) % codes.length);
  const bancs: readonly Banc[] = [
    {
      nom: "mobilités d'un métier, expliquées",
      barre: 10,
      tours: TOURS,
      fait: (i) => void mobilitesDe(referential, code(i * 37)),
      pair: (i) => void naif.meilleurs(depuis(i), 20),
      echelle: 1,
    },
    {
      nom: `toutes les paires (${(codes.length ** 2 / 1e6).toFixed(1)} millions)`,
      barre: 8000,
      tours: PAIRES_TOURS,
      fait: () => {
        for (const _ of toutesLesPaires(referential));
      },
      // Ten sources, and all of them by proportion.
      pair: () => {
        for (let i = 0; i < 10; i++) naif.scores(depuis(i));
      },
      echelle: codes.length / 10,
    },
    {
      nom: "un parcours, cinq trajets expliqués",
      barre: 20,
      tours: TOURS,
      fait: (i) => void parcours(referential, code(i * 37), code(i * 101 + 7)),
      pair: (i) => void naif.trajets(voisins, (i * 37) % codes.length, (i * 101 + 7) % codes.length),
      echelle: 1,
    },
    {
      nom: "un profil, 5 métiers et 60 acquis",
      barre: 25,
      tours: TOURS,
      fait: (i) => {
        if (profil(referential, demande(i)).statut !== "trouve") throw new Error("a profile was refused");
      },
      pair: profilNaif,
      echelle: 1,
    },
  ];

  memesChiffres(referential, naif);
  console.log(
    `ROME v${referential.version}, ${codes.length} métiers ; charge ${loadavg()[0]?.toFixed(1)} ; préparation, une fois : ${preparation.toFixed(0)} ms`,
  );
  for (const banc of bancs) mesurer(banc);
}

/** The peer must compute the same thing, or the comparison says nothing. */
function memesChiffres(referential: Parameters<typeof toutesLesPaires>[0], naif: Naif): void {
  let i = 0;
  for (const { scores } of toutesLesPaires(referential)) {
    const source = naif.depuis(i++);
    if (i % 400 !== 1) continue;
    for (const [j, score] of naif.scores(source).entries()) {
      if (Math.abs(score - (scores[j] ?? 0)) > 1e-4) throw new Error(`scores differ: ${i - 1} → ${j}`);
    }
  }
}

await main();
