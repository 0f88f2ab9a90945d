import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { importArchive, installer, startReferential } from "./load";
import type { RomeTables } from "./model";
import { cheminSnapshot, readSnapshot, writeSnapshot } from "./referential/snapshot";
import { current } from "./referential/store";
import { extraitSource } from "./sources/extrait";
import { ecrireDossier, miniDe } from "./testing/mini";
import { sousVerrou, VERROU_ECRITURE } from "./verrou";

let dossier: string;
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelles-load-"));
});
afterEach(async () => {
  await rm(dossier, { recursive: true, force: true });
});

const PATIENCE = { timeout: 40_000, interval: 50 };
const version = (): string => {
  const etat = current();
  return etat.statut === "charge" ? `${etat.referential.source} ${etat.referential.version}` : etat.statut;
};
const avis = (): string | null => {
  const etat = current();
  return etat.statut === "charge" ? etat.avis : etat.raison;
};
const tablesDe = async (numero: string): Promise<RomeTables> => ({
  ...(await extraitSource().load()),
  version: numero,
  source: "archive",
});
const demarrer = (prepare?: () => Promise<void>, messages: string[] = []): Promise<void> =>
  startReferential(
    { romeArchive: null, romeDataDir: dossier },
    { etape: () => {}, avertissement: (m) => messages.push(m) },
    prepare,
  );

describe("the referential of a process", () => {
  it("is not read from the extract when the data folder is a file, or in one: that setting is wrong", async () => {
    const fichier = join(dossier, "fichier");
    await writeFile(fichier, "");
    for (const romeDataDir of [fichier, join(fichier, "data")]) {
      await expect(startReferential({ romeArchive: null, romeDataDir })).rejects.toThrow(/ROME_DATA_DIR/);
    }
  });

  it("follows a snapshot that another process wrote while this one was starting, then each of the next ones", async () => {
    let fois = 0;
    await demarrer(async () => {
      if (fois++ === 0) await installer(dossier, await tablesDe("61"), "61");
    });
    await vi.waitFor(() => expect(version()).toBe("archive 61"), PATIENCE);
    await installer(dossier, await tablesDe("62"), "62");
    await vi.waitFor(() => expect(version()).toBe("archive 62"), PATIENCE);
  });

  it("takes up again what it could not take up, and says so meanwhile", async () => {
    await installer(dossier, await tablesDe("61"), "61");
    let pannes = 0;
    const messages: string[] = [];
    await demarrer(async () => {
      if (version() === "archive 61" && pannes++ < 1) throw new Error("out of memory in /srv");
    }, messages);
    await installer(dossier, await tablesDe("62"), "62");
    await vi.waitFor(
      () => expect(avis()).toMatch(/^Instantané .*la version 61 reste en service\.$/),
      PATIENCE,
    );
    await vi.waitFor(() => expect(version()).toBe("archive 62"), PATIENCE);
    expect(avis()).toBeNull();
    expect(pannes).toBe(2);
    expect(messages).toEqual([expect.not.stringContaining("/")]);
  });

  it("is the one before when the snapshot is damaged, until a whole one comes", async () => {
    await installer(dossier, await tablesDe("61"), "61");
    await installer(dossier, await tablesDe("62"), "62");
    await truncate(cheminSnapshot(dossier), 1000);
    await demarrer();
    expect(version()).toBe("archive 61");
    expect(avis()).toBe(
      "Instantané des données inutilisable (somme de contrôle fausse) ; la version 61 reste en service.",
    );
    await installer(dossier, await tablesDe("63"), "63");
    await vi.waitFor(() => expect(version()).toBe("archive 63"), PATIENCE);
    expect(avis()).toBeNull();
  });

  it.each<[string, () => Promise<unknown>]>([
    ["is not one", () => writeFile(cheminSnapshot(dossier), "autre chose")],
    [
      "makes no referential",
      async () => {
        const rome = await tablesDe("61");
        return writeSnapshot(dossier, { ...rome, tables: { ...rome.tables, domaines: [] } }, "61");
      },
    ],
  ])("is the extract when there is nothing else than a snapshot that %s", async (_, ecrire) => {
    await ecrire();
    await demarrer();
    expect(version()).toMatch(/^extrait /);
    expect(avis()).toMatch(/^Instantané .* ; l'extrait reste en service\.$/);
  });
});

describe("the archive of the settings, at a start", () => {
  it.each([
    ["59", "archive", "archive 60"],
    ["61", "archive", "archive 60"],
    ["59", "api", "archive 60"],
    ["60", "api", "api 60"],
    ["61", "api", "api 61"],
  ] as const)("with %s of the %s there, serves %s", async (la, source, servi) => {
    const romeArchive = await ecrireDossier(miniDe("60").fichiers(), join(dossier, "source"));
    await writeSnapshot(dossier, { ...(await tablesDe(la)), source }, "autre");
    const messages: string[] = [];
    await startReferential(
      { romeArchive, romeDataDir: dossier },
      { etape: () => {}, avertissement: (m) => messages.push(m) },
    );
    expect(version()).toBe(servi);
    expect(messages.filter((m) => m.includes("ROME_ARCHIVE"))).toHaveLength(servi.startsWith("api") ? 1 : 0);
  });
});

describe("an import", () => {
  /** Holds the folder as another writer would, from before the import to its first step, then writes. */
  async function pendantUnAutre(autre: RomeTables): Promise<unknown> {
    const archive = await ecrireDossier(miniDe("60").fichiers(), join(dossier, "source"));
    let commence: () => void = () => {};
    const debut = new Promise<void>((resolve) => {
      commence = resolve;
    });
    const ecriture = sousVerrou(dossier, VERROU_ECRITURE.nom, VERROU_ECRITURE.perimeMs, async () => {
      await debut;
      await writeSnapshot(dossier, autre, "autre");
    });
    const suivi = { etape: () => commence(), avertissement: () => {} };
    const fin = await importArchive(archive, dossier, suivi).catch((cause: unknown) => cause);
    await ecriture;
    return fin;
  }

  it("waits for another writer, and does not replace a newer version that it wrote", async () => {
    expect(await pendantUnAutre(await tablesDe("61"))).toMatchObject({
      name: "SourceError",
      message: "La version 61, plus récente, vient d'être installée par un autre processus.",
    });
    expect(await readSnapshot(dossier)).toMatchObject({ snapshot: { rome: { version: "61" } } });
  });

  it("replaces an older one that came meanwhile, and any that was there before", async () => {
    expect(await pendantUnAutre(await tablesDe("59"))).toMatchObject({ entete: { version: "60" } });
    await writeSnapshot(dossier, await tablesDe("61"), "61");
    await importArchive(join(dossier, "source"), dossier);
    expect(await readSnapshot(dossier)).toMatchObject({ snapshot: { rome: { version: "60" } } });
  });
});
