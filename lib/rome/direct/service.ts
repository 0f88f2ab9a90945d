// p-queue: children take turns.
import PQueue from "p-queue";
import type { Referential } from "../model";
import { current } from "../referential/store";
import { ClientFranceTravail, sonder } from "../sources/francetravail";
import type { Suivi } from "../sources/port";
import type { Bilan } from "../update";
import { type Direct, type EtatSynchro, installerDirect } from ".";
import { lancer } from "./enfant";
import { FichesEnDirect } from "./fiches";
import { RomeoEnDirect } from "./romeo";
import { SubstitutionsEnDirect } from "./substitutions";

const JOUR_MS = 24 * 3600 * 1000;
/** Many servers started together must not ask together. */
const GIGUE = 0.1;

export interface ReglagesDirect {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string;
  readonly tokenUrl: string;
  readonly quota: number;
  readonly repriseMs: number;
  readonly dossier: string;
  /** Program and arguments of `lib/cli/sync.ts`. */
  readonly commande: readonly [string, ...string[]];
}

/**
 * Begins to keep the referential in step with the APIs of France Travail. Looks at each API once a day; at those that are at
 * fault, and at a synchronisation that did not end well, again after `repriseMs`.
 * @param apres what must end before the first synchronisation: the archive, when there is one, spares most of its calls.
 */
export function demarrerDirect(reglages: ReglagesDirect, suivi: Suivi, apres: Promise<void>): void {
  const service = new Service(reglages, suivi);
  installerDirect(service);
  void apres.then(() => service.suivre());
}

class Service implements Direct {
  readonly #reglages: ReglagesDirect;
  readonly #suivi: Suivi;
  readonly #client: ClientFranceTravail;
  readonly #fiches: FichesEnDirect;
  readonly #romeo: RomeoEnDirect;
  readonly #substitutions: SubstitutionsEnDirect;
  /** A synchronisation and the fiches that were read again replace the same data: one after the other. */
  readonly #enfants = new PQueue({ concurrency: 1 });
  #synchro: EtatSynchro = { statut: "inactive" };
  #prochainTour = 0;
  /** The version that the APIs served when they were last asked. */
  #versionVue: string | null = null;

  constructor(reglages: ReglagesDirect, suivi: Suivi) {
    const { dossier, repriseMs } = reglages;
    this.#reglages = reglages;
    this.#suivi = suivi;
    this.#client = new ClientFranceTravail(reglages);
    this.#romeo = new RomeoEnDirect(this.#client);
    this.#substitutions = new SubstitutionsEnDirect(this.#client, dossier, suivi);
    this.#fiches = new FichesEnDirect({
      client: this.#client,
      dossier,
      intervalleMs: repriseMs,
      appliquer: () => this.#reprendreFiches(),
      occupee: () =>
        this.#enfants.pending > 0 || Number(this.#versionVue ?? 0) > Number(enService()?.version ?? 0),
      suivi,
    });
  }

  apis = (): ReturnType<Direct["apis"]> => this.#client.etats.tous();
  synchro = (): EtatSynchro => this.#synchro;
  verifieeLe = (code: string): string | null => this.#fiches.verifieeLe(code);
  verifier = (code: string): ReturnType<Direct["verifier"]> => this.#fiches.verifier(code);
  romeoOuvert = (): boolean => this.#romeo.ouvert();
  proposer = (texte: string): ReturnType<Direct["proposer"]> => this.#romeo.proposer(texte);
  chercherRemplacant = (type: "METIER" | "APPELLATION", code: string): Promise<void> =>
    this.#substitutions.chercher(type, code);

  /** Looks when it is due, for as long as the process lives: an API may fail, and mend, between two days. */
  async suivre(): Promise<void> {
    const duJour = Date.now() >= this.#prochainTour;
    if (duJour || !this.#toutVaBien()) {
      if (duJour) this.#prochainTour = Date.now() + JOUR_MS * (1 + (Math.random() - 0.5) * GIGUE);
      await this.#regarder(duJour).catch((cause: unknown) =>
        this.#suivi.avertissement(`API France Travail : ${String(cause)}.`),
      );
    }
    setTimeout(() => void this.suivre(), this.#reglages.repriseMs).unref();
  }

  async #regarder(duJour: boolean): Promise<void> {
    await Promise.all([this.#fiches.recharger(), this.#substitutions.recharger()]);
    const aRefaire = !["a-jour", "remplace"].includes(this.#synchro.statut);
    const { version, toutes } = sonder(
      this.#client,
      (api) => duJour || this.#client.etats.get(api).statut !== "ok" || (api === "metiers" && aRefaire),
    );
    const lue = await version;
    this.#versionVue = lue?.version ?? this.#versionVue;
    // What was refused waits for the next day, or for a person.
    if (lue !== null && (duJour || this.#synchro.statut !== "refuse")) await this.#suivreVersion(lue);
    // Known before it is decided when to look again.
    await toutes;
  }

  async #suivreVersion(version: NonNullable<Awaited<ReturnType<typeof sonder>["version"]>>): Promise<void> {
    const referential = enService();
    const publieeLe = version.lastModifiedDate?.slice(0, 10) ?? referential?.publieeLe;
    if (
      referential?.source === "api" &&
      referential.version === version.version &&
      referential.publieeLe === publieeLe
    ) {
      this.#finir({
        statut: "a-jour",
        version: version.version,
        detail: `La version ${version.version} est déjà en service.`,
      });
      return;
    }
    this.#synchro = { statut: "en-cours", fait: 0, reste: 0, secondesRestantes: 0 };
    this.#finir(await this.#lancer("Synchronisation du ROME", []));
  }

  /** Puts the fiches that wait in service. When another version is served by now, they may be of it: they come with it. */
  async #reprendreFiches(): Promise<void> {
    // One call for all that wait: what the API says of a fiche does not tell its version.
    const lue = await sonder(this.#client, (api) => api === "metiers").version;
    if (lue === null) return;
    const avant = this.#versionVue;
    this.#versionVue = lue.version;
    if (lue.version === enService()?.version) await this.#lancer("Fiches relues", ["--fiches"]);
    // Not known at the last look: followed at the next one. Before the first, there is one under way.
    else if (avant !== null && lue.version !== avant) this.#prochainTour = 0;
  }

  /** Runs the command in its turn. Its end is only that of a synchronisation where the caller keeps it as such. */
  #lancer(quoi: string, arguments_: readonly string[]): Promise<Bilan> {
    const commande = [...this.#reglages.commande, "--json", ...arguments_] as unknown as [
      string,
      ...string[],
    ];
    return this.#enfants.add(async () => {
      const bilan = await lancer(commande, (recu) => {
        if (recu.type === "progres") {
          const { fait, reste, secondesRestantes } = recu;
          this.#synchro = { statut: "en-cours", fait, reste, secondesRestantes };
        } else if (recu.type === "apis") this.#client.etats.reprendre(recu.apis);
        else this.#suivi.avertissement(recu.texte);
      });
      if (bilan.statut === "echec" || bilan.statut === "refuse") {
        this.#suivi.avertissement(`${quoi} : ${bilan.detail} Le site continue avec ses données.`);
      }
      return bilan;
    });
  }

  #finir(bilan: Bilan): void {
    this.#synchro = { ...bilan, le: new Date().toISOString() };
  }

  /** A refusal waits for a person: asking for everything again would bring the same. */
  #toutVaBien(): boolean {
    return (
      ["a-jour", "remplace", "refuse"].includes(this.#synchro.statut) &&
      this.#client.etats.tous().every((etat) => etat.statut === "ok")
    );
  }
}

const enService = (): Referential | null => {
  const etat = current();
  return etat.statut === "charge" ? etat.referential : null;
};
