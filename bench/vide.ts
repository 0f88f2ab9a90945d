import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { peserScripts } from "../e2e/premier-chargement";
import { NEXT, RACINE } from "../lib/cli/build";
import { ouvrirNavigateur } from "./banc";

const PORT = 3401;
/** Under the repository, where Next finds its own packages; the folder is ignored by git. */
const DOSSIER = join(RACINE, ".data/vide");
const FICHIERS: Readonly<Record<string, string>> = {
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(RACINE)} } };`,
  "app/layout.jsx":
    'export default function Layout({ children }) { return <html lang="fr"><body>{children}</body></html>; }',
  "app/page.jsx": "export default function Page() { return <h1>Vide</h1>; }",
};

/**
 * `npm run bench:vide`: first-load JavaScript of an empty Next application of the installed version, measured as
 * `e2e/budget.spec.ts` measures ours. The figure goes into `e2e/budget.json`. CHROMIUM_PATH names the browser.
 */
async function main(): Promise<void> {
  rmSync(DOSSIER, { recursive: true, force: true });
  mkdirSync(join(DOSSIER, "app"), { recursive: true });
  for (const [nom, texte] of Object.entries(FICHIERS)) writeFileSync(join(DOSSIER, nom), texte);
  const options = {
    cwd: DOSSIER,
    env: { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" },
  };
  const { status } = spawnSync(process.execPath, [NEXT, "build"], { ...options, stdio: "inherit" });
  if (status !== 0) throw new Error("build failed");

  const serveur = spawn(process.execPath, [NEXT, "start", "-p", String(PORT)], options);
  try {
    // Its last line before it takes requests.
    for await (const morceau of serveur.stdout) if (String(morceau).includes("Ready")) break;
    const navigateur = await ouvrirNavigateur();
    const { gz, scripts } = await peserScripts(await navigateur.newPage(), `http://localhost:${PORT}/`);
    await navigateur.close();
    const { version } = JSON.parse(readFileSync(join(RACINE, "node_modules/next/package.json"), "utf8")) as {
      version: string;
    };
    console.log(`Next ${version}, application vide : ${gz} octets gz en ${scripts.length} scripts`);
  } finally {
    serveur.kill();
    await once(serveur, "exit");
    rmSync(DOSSIER, { recursive: true, force: true });
  }
}

await main();
