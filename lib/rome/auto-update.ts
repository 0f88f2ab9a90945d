import { spawn } from "node:child_process";
import { jsonOuNull } from "./json";
import { type Bilan, bilan, noter, readMemoire, retenir, SANS_MEMOIRE } from "./referential/report";
import type { Suivi } from "./sources/port";
import { VERROU_MAJ } from "./verrou";

const JOUR_MS = 24 * 3600 * 1000;

/**
 * Looks at the official archive once now, then daily give or take an hour, in a process of its own: the import takes
 * memory and seconds that the visitors need. A new snapshot is then taken up as any other. Where another process was at it,
 * looks again soon: that one may have been stopped half way.
 * @param commande program and arguments of `lib/cli/download.ts --json`; null when nothing is looked at: what is remembered of
 * earlier looks is all there is to tell.
 * @returns when the first look has ended.
 */
export async function startAutoUpdate(
  commande: readonly [string, ...string[]] | null,
  dossier: string,
  suivi: Suivi,
): Promise<void> {
  if (commande !== null) noter({ statut: "en-cours", ...SANS_MEMOIRE });
  let memoire = await readMemoire(dossier);
  if (commande === null) return noter({ statut: "inactive", ...memoire });
  const regarder = async (): Promise<void> => {
    noter({ statut: "en-cours", ...memoire });
    const vu = { ...(await run(commande)), le: new Date().toISOString() };
    memoire = retenir(memoire, vu);
    noter({ ...vu, ...memoire });
    if (vu.statut === "echec" || vu.statut === "refuse") {
      suivi.avertissement(`Mise à jour du ROME : ${vu.detail} Le site continue avec ses données.`);
    } else if (vu.statut === "remplace") {
      suivi.etape(`Mise à jour du ROME : ${vu.detail}`);
    }
    setTimeout(() => void regarder(), attente(vu)).unref();
  };
  await regarder();
}

/** Milliseconds to the next look. Jitter: many servers started together must not ask together. */
const attente = ({ statut }: Bilan): number =>
  statut === "occupe"
    ? VERROU_MAJ.perimeMs * (1 + Math.random())
    : JOUR_MS + (Math.random() - 0.5) * 2 * 3600 * 1000;

function run([programme, ...arguments_]: readonly [string, ...string[]]): Promise<Bilan> {
  return new Promise((resolve) => {
    // What it says beside its report (a crash) goes to the log of the server.
    const enfant = spawn(programme, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
    let sortie = "";
    enfant.stdout.setEncoding("utf8").on("data", (texte: string) => {
      sortie += texte;
    });
    // The child must not outlive the server.
    const tuer = (): boolean => enfant.kill();
    process.once("exit", tuer);
    const finir = (): void => {
      process.off("exit", tuer);
      const lu = bilan.safeParse(jsonOuNull(sortie));
      resolve(
        lu.success
          ? lu.data
          : { statut: "echec", version: null, detail: "La mise à jour s'est arrêtée avant sa fin." },
      );
    };
    enfant.on("close", finir);
    enfant.on("error", finir);
  });
}
