import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { ecrireAtomique } from "../ecrire";
import { jsonOuNull } from "../json";
import { current } from "../referential/store";
import { type ClientFranceTravail, remplacantDe, type TypeSubstitution } from "../sources/francetravail";
import type { Suivi } from "../sources/port";
import { setRemplacants } from "../versions/store";

const schema = z.object({ version: z.string(), codes: z.record(z.string(), z.string().nullable()) });

/** All that the page of an unknown code waits. */
const BUDGET_MS = 700;
/** Unknown codes are mostly mistakes: what is kept of them is bounded. */
const CODES_MAX = 10_000;
const ECRITURE_MS = 2000;

/** What took the place of retired codes, as France Travail says; kept on disk with the version it was asked for. */
export class SubstitutionsEnDirect {
  readonly #client: ClientFranceTravail;
  readonly #dossier: string;
  readonly #suivi: Suivi;
  readonly #enVol = new Map<string, Promise<void>>();
  #version = "";
  /** Null: it was asked, there is none. */
  #codes = new Map<string, string | null>();
  #ecriture: NodeJS.Timeout | null = null;

  constructor(client: ClientFranceTravail, dossier: string, suivi: Suivi) {
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
      lu.success && lu.data.version === this.#version ? Object.entries(lu.data.codes) : [],
    );
    this.#publier();
  }

  async chercher(type: TypeSubstitution, code: string): Promise<void> {
    await this.recharger();
    const { statut } = this.#client.etats.get("substitutions");
    if (this.#codes.has(code) || this.#codes.size >= CODES_MAX || !["ok", "inconnue"].includes(statut))
      return;
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
    this.#codes.set(code, lue.statut === "trouve" ? lue.valeur : null);
    this.#publier();
    this.#ecriture ??= setTimeout(() => void this.#ecrire(), ECRITURE_MS).unref();
  }

  #publier(): void {
    setRemplacants(new Map([...this.#codes].filter((c): c is [string, string] => c[1] !== null)));
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
