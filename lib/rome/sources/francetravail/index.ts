import { type RomeSource, SANS_SUIVI } from "../port";
import type { ClientFranceTravail } from "./client";
import { Journal } from "./journal";
import { type DemandeRecolte, recolter, SynchroError } from "./synchro";
import { VERSIONS } from "./wire";

export { APIS, IDS_API, type IdApi } from "./apis";
export { ClientFranceTravail, type ReglagesClient } from "./client";
export { type Controle, controler } from "./controle";
export type { Defaut, Lecture } from "./defaut";
export { type EtatApi, etatApi } from "./etats";
export { FicheLue, relireFiche } from "./fiche";
export { calculerPlan, ECHANTILLON, type Plan } from "./plan";
export { type Prediction, predire } from "./romeo";
export { sonder } from "./sondes";
export { remplacantDe, type TypeSubstitution } from "./substitutions";
export { type Progres, recolter, SynchroError } from "./synchro";
export const ouvrirJournal = Journal.ouvrir;

export type OptionsSource = Omit<DemandeRecolte, "version" | "journal" | "suivi"> & {
  /** Data folder where the journal is kept. */
  readonly dossier: string;
};

/** The ROME APIs, whole: the same tables as the archive gives. */
export function franceTravailSource({ dossier, ...options }: OptionsSource): RomeSource {
  return {
    load: async (suivi = SANS_SUIVI) => {
      const version = await lireVersion(options.client, options.signal);
      const journal = await Journal.ouvrir(dossier, version);
      return (await recolter({ ...options, version, journal, suivi })).rome;
    },
  };
}

/** The version that the APIs serve. @throws SynchroError */
export async function lireVersion(
  client: ClientFranceTravail,
  signal?: AbortSignal,
): Promise<{ readonly version: string; readonly lastModifiedDate: string | null }> {
  const lue = await client.appeler(VERSIONS.metiers, signal ? { signal } : {});
  if (lue.statut === "trouve") return lue.valeur;
  throw new SynchroError(
    lue.statut === "indisponible"
      ? lue.defaut
      : { cas: "derive", api: "metiers", detail: "API Métiers : pas de numéro de version (HTTP 404)." },
  );
}
