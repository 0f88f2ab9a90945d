import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
// Bounded in number and in time.
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { ecrireAtomique } from "../ecrire";
import { jsonOuNull } from "../json";
import { current } from "../referential/store";
import { type ClientFranceTravail, remplacantDe, type TypeSubstitution } from "../sources/francetravail";
import type { Suivi } from "../sources/port";
import { setRemplacants } from "../versions/store";

/** A null was written before: none, for good. */
const schema = z.object({ version: z.string(), codes: z.record(z.string(), z.string().nullable()) });

/** All that the page of an unknown code waits. */
const BUDGET_MS = 700;
/** Unknown codes are mostly mistakes: what is kept of them is bounded. */
const CODES_MAX = 10_000;
/** "None" is asked again after a day: a successor may be said later, and an API that is moved or at fault says 404 too. */
const SANS_SUITE_MS = 24 * 3600 * 1000;
const ECRITURE_MS = 2000;

/**
 * What took the place of retired codes, as France Travail says; kept on disk with the version it was asked for. That there is
 * none is kept in memory, for a while; that the API did not answer is not kept: its state says when to ask again.
 */
export class SubstitutionsEnDirect {
  readonly #client: ClientFranceTravail;
  readonly #dossier: string;
  readonly #suivi: Suivi;
  readonly #enVol = new Map<string, Promise<void>>();
  #version = "";
  #codes = new Map<string, string>();
  readonly #sansSuite: LRUCache<string, true>;
  #ecriture: NodeJS.Timeout | null = null;

  constructor(
    client: ClientFranceTravail,
    dossier: string,
    suivi: Suivi,
    sansSuiteMs: number = SANS_SUITE_MS,
  ) {
    this.#sansSuite = new LRUCache({ max: CODES_MAX, ttl: sansSuiteMs });
    this.#client = client;
    this.#dossier = dossier;
    this.#suivi = suivi;
  }

  /** Takes up what is on disk for the version in service; nothing for another one: codes may have been taken up again. */
  async recharger(): Promise<void> {
    const etat = current();
    if (etat.statut !== "charge" || etat.referential.version === this.#version) return;
    this.#version = etat.referential.version;
    const contenu = await readFile(this.#chemin, "utf8").catch(() => "");
    const lu = schema.safeParse(jsonOuNull(contenu));
    this.#codes = new Map(
      lu.success && lu.data.version === this.#version
        ? Object.entries(lu.data.codes).filter((c): c is [string, string] => c[1] !== null)
        : [],
    );
    this.#sansSuite.clear();
    this.#publier();
  }

  async chercher(type: TypeSubstitution, code: string): Promise<void> {
    await this.recharger();
    const { statut } = this.#client.etats.get("substitutions");
    if (this.#codes.has(code) || this.#sansSuite.has(code) || this.#codes.size >= CODES_MAX) return;
    // One that is at fault is looked at again every few minutes, not at each visit.
    if (!["ok", "inconnue"].includes(statut)) return;
    let vol = this.#enVol.get(code);
    if (vol === undefined) {
      vol = this.#demander(type, code).finally(() => this.#enVol.delete(code));
      this.#enVol.set(code, vol);
    }
    await vol;
  }

  async #demander(type: TypeSubstitution, code: string): Promise<void> {
    const lue = await Promise.race([
      remplacantDe(this.#client, type, code, {
        delaiMs: BUDGET_MS - 50,
        attenteMaxMs: BUDGET_MS / 4,
        reprises: 0,
      }),
      new Promise<null>((resolve) => setTimeout(resolve, BUDGET_MS, null).unref()),
    ]);
    if (lue === null || lue.statut === "indisponible") return;
    if (lue.statut === "absent") {
      this.#sansSuite.set(code, true);
      return;
    }
    this.#codes.set(code, lue.valeur);
    this.#publier();
    this.#ecriture ??= setTimeout(() => void this.#ecrire(), ECRITURE_MS).unref();
  }

  #publier(): void {
    setRemplacants(new Map(this.#codes));
  }

  async #ecrire(): Promise<void> {
    this.#ecriture = null;
    try {
      await mkdir(dirname(this.#chemin), { recursive: true });
      const codes = Object.fromEntries(this.#codes);
      await ecrireAtomique(this.#chemin, JSON.stringify({ version: this.#version, codes }));
    } catch (cause) {
      this.#suivi.avertissement(`Substitutions impossibles à garder (${String(cause)}).`);
    }
  }

  get #chemin(): string {
    return join(this.#dossier, "france-travail", "substitutions.json");
  }
}
