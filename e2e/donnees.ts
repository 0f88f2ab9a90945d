import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { archiveOfficielle } from "../lib/rome/testing/archive";

/**
 * What the journeys run on. Settled once by the first process that reads this; the workers of Playwright inherit it
 * through the environment.
 */
process.env.E2E_ARCHIVE ??= archiveOfficielle("parcours sur le ROME complet") ?? "";
process.env.E2E_DOSSIER ??= mkdtempSync(join(tmpdir(), "passerelles-e2e-"));

/** The full official archive, or null where there is none: the journeys then run on the embedded extract. */
export const ARCHIVE: string | null = process.env.E2E_ARCHIVE || null;
/** Folder of everything the run writes outside the repository; removed at its end. */
export const DOSSIER: string = process.env.E2E_DOSSIER;

const PORT = Number(process.env.E2E_PORT ?? 3210);
/** A port for a server that one spec alone starts: `rang` from 2, each its own. */
export const portLibre = (rang: number): number => PORT + rang;
/** A server on the embedded extract, always there. */
export const EXTRAIT = { port: PORT + 1, url: `http://localhost:${PORT + 1}` } as const;
/** The server of most journeys: the full archive where it is there, else the extract. */
export const COMPLET = ARCHIVE === null ? EXTRAIT : { port: PORT, url: `http://localhost:${PORT}` };
