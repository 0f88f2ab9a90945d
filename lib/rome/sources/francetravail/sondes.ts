import type { z } from "zod";
import { IDS_API, type IdApi } from "./apis";
import type { ClientFranceTravail, Operation, OptionsAppel } from "./client";
import { lireSubstitution, predireMetiers, VERSIONS } from "./wire";

/** The lightest call of each API: what tells whether it is subscribed to and answers. */
const SONDES: { readonly [I in IdApi]: Operation<unknown> } = {
  ...VERSIONS,
  // A compétence that is known to have been replaced.
  substitutions: lireSubstitution("COMPETENCE", "500015"),
  romeo: predireMetiers("boulanger", 1),
};

const OPTIONS: OptionsAppel = { delaiMs: 10_000, attenteMaxMs: 10_000, reprises: 0 };

/** Asks the APIs that `voulues` names how they are. Their states follow (`client.etats`). */
export function sonder(
  client: ClientFranceTravail,
  voulues: (api: IdApi) => boolean,
): {
  /** The version that the API of métiers serves; null when it was not asked or did not say. */
  readonly version: Promise<z.output<(typeof VERSIONS)["metiers"]["schema"]> | null>;
  readonly toutes: Promise<unknown>;
} {
  const autres = IDS_API.filter((api) => api !== "metiers" && voulues(api));
  const metiers = voulues("metiers") ? client.appeler(VERSIONS.metiers, OPTIONS) : null;
  const version = Promise.resolve(metiers).then((lue) => (lue?.statut === "trouve" ? lue.valeur : null));
  const toutes = Promise.all([version, ...autres.map((api) => client.appeler(SONDES[api], OPTIONS))]);
  return { version, toutes };
}
