import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { CodeMetier } from "../codes";
import { ecrireAtomique } from "../ecrire";
import { enClair } from "../en-clair";
import type { Metier, Referential } from "../model";
import { current } from "../referential/store";
import { type ClientFranceTravail, type FicheLue, relireFiche } from "../sources/francetravail";
import type { Suivi } from "../sources/port";
import type { Verification } from ".";
import { ecrireVerifications, lireVerifications } from "./verifications";

const JOUR_MS = 24 * 3600 * 1000;
/** How long the one who starts a read waits for it; a fiche is there long before. */
const PATIENCE_MS = 2000;
/** No read is begun that would wait longer for its turn: the visitor who has it start waits for the API alone. */
const ATTENTE_MAX_MS = 200;
/** After a read that failed, visitors do not ask for that long. */
const REPOS_MS = 30_000;
/** Moments of reads are written together. */
const ECRITURE_MS = 5000;

export interface OptionsFiches {
  readonly client: ClientFranceTravail;
  readonly dossier: string;
  /** At least that long between two replacements of the referential. */
  readonly intervalleMs: number;
  /** Puts the fiches that wait in `fiches-a-reprendre/` into the snapshot, in its turn. */
  readonly appliquer: () => Promise<void>;
  /** True while a synchronisation has the quota, fiches go into the snapshot, or a newer version is known to be served. */
  readonly occupee: () => boolean;
  readonly suivi: Suivi;
}

/** Folder of the fiches that were read and differ, one file each, until they are in the snapshot. */
export const dossierAReprendre = (dossier: string): string =>
  join(dossier, "france-travail", "fiches-a-reprendre");

/** What such a file holds. A fiche does not say of which version it is: it is kept with the one that it was compared with. */
export const ficheEnAttente = z.object({ version: z.string(), fiche: z.unknown() });

/** Reads fiches again as people open them: one call a code at a time, within the quota, nobody waits for long. */
export class FichesEnDirect {
  readonly #options: OptionsFiches;
  readonly #enVol = new Map<CodeMetier, Promise<Verification>>();
  #referential: Referential | null = null;
  #lues = new Map<string, string>();
  /** When those that differ were read, of one state of the data: they may be refused, and are not asked for again all the same. */
  #changees = { etat: "", lues: new Map<CodeMetier, string>() };
  #ecriture: NodeJS.Timeout | null = null;
  #application: NodeJS.Timeout | null = null;
  #derniereApplication = 0;
  #prochainEssai = 0;

  constructor(options: OptionsFiches) {
    this.#options = options;
  }

  /** Takes up what is on disk: at the start, and after a synchronisation. */
  async recharger(): Promise<void> {
    const etat = current();
    if (etat.statut !== "charge") return;
    const { dossier } = this.#options;
    this.#referential = etat.referential;
    const { version, publieeLe } = etat.referential;
    if (this.#changees.etat !== `${version} ${publieeLe}`) {
      this.#changees = { etat: `${version} ${publieeLe}`, lues: new Map() };
    }
    this.#lues = await lireVerifications(dossier, version);
    const enAttente = await readdir(dossierAReprendre(dossier)).catch(() => []);
    if (enAttente.length > 0) this.#prevoirApplication();
  }

  verifieeLe(code: CodeMetier): string | null {
    return this.#lues.get(code) ?? null;
  }

  async verifier(code: CodeMetier): Promise<Verification> {
    const etat = current();
    // Another process may have read fiches, and replaced the referential, meanwhile.
    if (etat.statut === "charge" && etat.referential !== this.#referential) await this.recharger();
    const le = this.verifieeLe(code);
    if (le !== null && Date.now() - Date.parse(le) < JOUR_MS) return { statut: "verifiee", le };
    const changeeLe = this.#changees.lues.get(code);
    if (changeeLe !== undefined && Date.now() - Date.parse(changeeLe) < JOUR_MS) {
      return this.#application === null ? { statut: "plus-tard", le } : { statut: "changee", le: changeeLe };
    }
    const { client, occupee } = this.#options;
    const metier = etat.statut === "charge" ? etat.referential.metiers.get(code) : undefined;
    // Labels of the archive are spelt a little otherwise: only what came from the APIs is compared with them.
    if (etat.statut !== "charge" || etat.referential.source !== "api" || metier === undefined) {
      return { statut: "plus-tard", le };
    }
    if (this.#enVol.has(code)) return { statut: "en-cours", le };
    const ferme = ["refusee", "non-souscrite"].includes(client.etats.get("metiers").statut);
    const repos = Date.now() < this.#prochainEssai;
    if (occupee() || ferme || repos || client.attenteMs("metiers") > ATTENTE_MAX_MS) {
      return { statut: "plus-tard", le };
    }
    const vol = this.#lire(metier, etat.referential, le).finally(() => this.#enVol.delete(code));
    this.#enVol.set(code, vol);
    return Promise.race([vol, pause(PATIENCE_MS, { statut: "en-cours", le } as const, { ref: false })]);
  }

  async #lire(metier: Metier, referential: Referential, le: string | null): Promise<Verification> {
    const lue = await relireFiche(this.#options.client, metier.code, {
      attenteMaxMs: ATTENTE_MAX_MS,
      delaiMs: 10_000,
      reprises: 0,
    });
    if (lue.statut !== "trouve") {
      this.#prochainEssai = Date.now() + REPOS_MS;
      return { statut: "plus-tard", le };
    }
    const maintenant = new Date().toISOString();
    const { competences, savoirs, metiers } = referential;
    const connu = {
      items: (ogr: string): boolean => competences.has(ogr) || savoirs.has(ogr),
      metiers: (code: string): boolean => metiers.has(code),
    };
    if (lue.valeur.differe(metier, connu)) {
      try {
        await this.#garder(lue.valeur, referential.version);
      } catch (cause) {
        this.#options.suivi.avertissement(`Fiche ${metier.code} impossible à garder (${enClair(cause)}).`);
        this.#prochainEssai = Date.now() + REPOS_MS;
        return { statut: "plus-tard", le };
      }
      this.#changees.lues.set(metier.code, maintenant);
      return { statut: "changee", le: maintenant };
    }
    this.#noter(metier.code, maintenant);
    return { statut: "verifiee", le: maintenant };
  }

  async #garder(fiche: FicheLue, version: string): Promise<void> {
    const contenu: z.infer<typeof ficheEnAttente> = { version, fiche };
    const ou = dossierAReprendre(this.#options.dossier);
    await mkdir(ou, { recursive: true });
    await ecrireAtomique(join(ou, `${fiche.code}.json`), JSON.stringify(contenu));
    this.#prevoirApplication();
  }

  #prevoirApplication(): void {
    if (this.#application !== null) return;
    const { intervalleMs, appliquer, suivi } = this.#options;
    const attente = Math.max(0, this.#derniereApplication + intervalleMs - Date.now());
    this.#application = setTimeout(async () => {
      this.#application = null;
      this.#derniereApplication = Date.now();
      await this.#ecrire();
      await appliquer().catch((cause: unknown) =>
        suivi.avertissement(`Fiches à reprendre : ${String(cause)}.`),
      );
      await this.recharger();
    }, attente).unref();
  }

  #noter(code: CodeMetier, le: string): void {
    this.#lues.set(code, le);
    this.#ecriture ??= setTimeout(() => void this.#ecrire(), ECRITURE_MS).unref();
  }

  async #ecrire(): Promise<void> {
    if (this.#ecriture !== null) clearTimeout(this.#ecriture);
    this.#ecriture = null;
    const { dossier, suivi } = this.#options;
    const version = this.#referential?.version;
    if (version === undefined) return;
    await ecrireVerifications(dossier, version, this.#lues).catch((cause: unknown) =>
      suivi.avertissement(`Dates de vérification impossibles à garder (${String(cause)}).`),
    );
  }
}
