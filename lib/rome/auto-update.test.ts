import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { startAutoUpdate } from "./auto-update";
import { type Bilan, keepMemoire, miseAJour, type Resultat } from "./referential/report";
import { SANS_SUIVI } from "./sources/port";

let dossier: string;
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelles-regard-"));
  return () => rm(dossier, { recursive: true });
});

const REFUS: Resultat = {
  statut: "refuse",
  version: "61",
  detail: "La version 61 a perdu plus de 10 % des métiers.",
  le: "2026-03-01T04:00:00.000Z",
};
/** A program that waits for a moment, then reports this. */
const programme = (bilan: Bilan): [string, ...string[]] => [
  process.execPath,
  "-e",
  `setTimeout(() => console.log(${JSON.stringify(JSON.stringify(bilan))}), 500)`,
];

it("tells the last refusal after a restart, during a new look and after one that failed", async () => {
  await keepMemoire(dossier, REFUS);
  const echec: Bilan = { statut: "echec", version: null, detail: "Connexion coupée." };
  const fin = startAutoUpdate(programme(echec), dossier, SANS_SUIVI);
  expect(miseAJour().statut).toBe("en-cours");
  await vi.waitFor(() => expect(miseAJour()).toEqual({ statut: "en-cours", dernier: REFUS, refus: REFUS }));
  await fin;
  expect(miseAJour()).toMatchObject({ ...echec, refus: REFUS });
});

it("tells it too where nothing is looked at", async () => {
  await keepMemoire(dossier, REFUS);
  await startAutoUpdate(null, dossier, SANS_SUIVI);
  expect(miseAJour()).toEqual({ statut: "inactive", dernier: REFUS, refus: REFUS });
});

it("forgets it once a version is taken, and logs what the installation warned of", async () => {
  await keepMemoire(dossier, REFUS);
  const pris: Bilan = { statut: "remplace", version: "62", detail: "Version 62 installée. La comparaison…" };
  const etapes: string[] = [];
  await startAutoUpdate(programme(pris), dossier, { ...SANS_SUIVI, etape: (m) => etapes.push(m) });
  expect(miseAJour()).toMatchObject({ ...pris, refus: null });
  expect(etapes).toEqual([`Mise à jour du ROME : ${pris.detail}`]);
});
