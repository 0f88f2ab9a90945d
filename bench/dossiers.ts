import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { client, creer, enregistrer, rendezVous } from "../e2e/compte";
import { lancerServeur } from "../e2e/serveur";
import { ensureBuild } from "../lib/cli/build";
import { startPostgres } from "../lib/dossiers/testing/postgres";

const PORT = Number(process.env.BENCH_PORT ?? 3410);
const CONSEILLERS = 500;
/** Seconds between two saves of one counsellor. */
const RYTHME = 5;
const SECONDES = Number(process.env.BENCH_SECONDES ?? 20);
const LISTE = 5_000;
const OUVERTURES = 20;
/** Bars, in milliseconds. */
const P99_MAX = 150;
const LISTE_MAX = 150;

/** An appointment of ordinary length. */
const contenu = (n: number): object =>
  rendezVous(`Notes du rendez-vous, enregistrement ${n}. `.repeat(12), {
    personne: `Dossier ${n % 1_000}`,
    passes: [{ code: "D1102", libelle: "Boulanger / Boulangère", annees: 6 }],
    selection: [
      { code: "D1104", libelle: "Pâtissier / Pâtissière", note: "À voir avec une immersion." },
      { code: "G1602", libelle: "Cuisinier / Cuisinière", note: "" },
    ],
    etapes: [{ texte: "Appeler la boulangerie" }, { texte: "Demander une immersion" }],
  });

const rang = (tries: readonly number[], part: number): number =>
  tries[Math.min(tries.length - 1, Math.floor(tries.length * part))] ?? Number.NaN;
const ms = (n: number): string => `${n.toFixed(1)} ms`;

/** Processor time of a process so far, in milliseconds: what a busy machine changes least. NaN where there is no /proc. */
function processeur(pid: number | undefined): number {
  try {
    const champs = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    // utime and stime, in hundredths of a second (proc(5)).
    return (Number(champs[11]) + Number(champs[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

/**
 * `npm run bench:dossiers`: 500 counsellors who each save every 5 s (100 saves a second), through the production server, against
 * a private PostgreSQL that writes to the disk before it answers; then the list of an account of 5,000 dossiers. The load generator
 * shares the machine with both.
 */
async function main(): Promise<void> {
  if (!ensureBuild()) throw new Error("build failed");
  const base = startPostgres("mesure des dossiers");
  if (base === null) return;
  const serveur = await lancerServeur(PORT, null, {
    CONNEXION_DEMO: "1",
    DATABASE_URL: base.url,
    DOSSIERS_CLES: `k1:${randomBytes(32).toString("base64")}`,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
  });
  try {
    // Each account has ten counsellors: signing in is limited on purpose, saving is what is measured.
    const comptes = [];
    for (let i = 0; i < 10; i++) comptes.push(await client(serveur.url, `compte-${i}`));
    const postes: { readonly qui: (typeof comptes)[number]; readonly id: string; version: number }[] = [];
    for (let i = 0; i < CONSEILLERS; i++) {
      const qui = comptes[i % comptes.length];
      if (qui !== undefined) postes.push({ qui, id: await creer(qui, contenu(i)), version: 1 });
    }
    const avant = processeur(serveur.processus.pid);
    const durees: number[] = [];
    let fautes = 0;
    const fin = performance.now() + SECONDES * 1_000;
    await Promise.all(
      postes.map(async (poste, i) => {
        await sleep((i / CONSEILLERS) * RYTHME * 1_000);
        while (performance.now() < fin) {
          const depart = performance.now();
          const reponse = await enregistrer(poste.qui, poste.id, poste.version, contenu(i)).catch(() => null);
          await reponse?.arrayBuffer();
          durees.push(performance.now() - depart);
          if (reponse?.status === 200) poste.version++;
          else fautes++;
          await sleep(Math.max(0, RYTHME * 1_000 - (performance.now() - depart)));
        }
      }),
    );
    durees.sort((a, b) => a - b);
    const p99 = rang(durees, 0.99);
    console.log(
      `${CONSEILLERS} postes, un enregistrement toutes les ${RYTHME} s, ${SECONDES} s : ${durees.length} enregistrements ` +
        `(${(durees.length / SECONDES).toFixed(0)} par seconde), ${fautes} fautes\n` +
        `  p50 ${ms(rang(durees, 0.5))}   p99 ${ms(p99)}   pire ${ms(durees.at(-1) ?? Number.NaN)}\n` +
        `  processeur du serveur : ${ms((processeur(serveur.processus.pid) - avant) / durees.length)} par enregistrement`,
    );

    const [liste] = comptes;
    if (liste === undefined) return;
    for (let i = CONSEILLERS / comptes.length; i < LISTE; i += 20) {
      await Promise.all(Array.from({ length: 20 }, (_, j) => creer(liste, contenu(i + j))));
    }
    const ouvrir = async (chemin: string): Promise<number> => {
      const temps: number[] = [];
      for (let i = 0; i < OUVERTURES; i++) {
        const depart = performance.now();
        const reponse = await liste.envoyer(chemin);
        await reponse.text();
        if (reponse.status !== 200) fautes++;
        temps.push(performance.now() - depart);
      }
      return rang(
        temps.sort((a, b) => a - b),
        0.5,
      );
    };
    const page = await ouvrir("/dossiers");
    const cherche = await ouvrir("/dossiers?q=999");
    console.log(
      `liste de ${LISTE} dossiers : ${ms(page)} ; avec une recherche dans les noms : ${ms(cherche)} (médianes)`,
    );
    if (fautes > 0 || p99 > P99_MAX || page > LISTE_MAX) {
      console.log(`Au-delà des bornes : ${P99_MAX} ms au p99, aucune faute, ${LISTE_MAX} ms pour la liste.`);
      process.exitCode = 1;
    }
  } finally {
    await serveur.arreter();
    base.stop();
  }
}

await main();
