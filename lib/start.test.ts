import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, it } from "vitest";
import { installer } from "./rome/load";
import { parTranches } from "./rome/pas-a-pas";
import { buildPasAPas } from "./rome/referential/build";
import { readSnapshot } from "./rome/referential/snapshot";
import { archiveSource } from "./rome/sources/archive";
import { extraitSource } from "./rome/sources/extrait";
import { archiveOfficielle } from "./rome/testing/archive";
import { preparerTout } from "./start";

it("a new version is read and prepared without ever holding the process for long", async () => {
  const archive = archiveOfficielle("préparation du ROME complet : sur l'extrait");
  const dossier = await mkdtemp(join(tmpdir(), "passerelles-preparation-"));
  try {
    await installer(dossier, await (archive ? archiveSource(archive) : extraitSource()).load(), "");
    const blocs = monitorEventLoopDelay({ resolution: 1 });
    blocs.enable();
    const depart = performance.now();
    const lecture = await readSnapshot(dossier);
    if (lecture.statut !== "trouve") throw new Error(lecture.statut);
    await preparerTout(await parTranches(buildPasAPas(lecture.snapshot.rome)));
    const total = performance.now() - depart;
    blocs.disable();
    // In one go any of its four parts alone is above a tenth of the whole.
    expect(blocs.max / 1e6).toBeLessThan(total / 12);
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}, 180_000);
