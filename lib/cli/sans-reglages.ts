import { schemaReglagesAuth } from "../auth/reglages";
import { schemaReglagesDossiers } from "../dossiers/reglages";
import { schemaEnv } from "../env";

/**
 * Every setting there is, empty, which counts as absent: what tests start with, since those of whoever runs them (a database, a
 * key, a way to sign in) are not for them. Empty rather than left out: a `.env` file would fill what is left out.
 */
export const SANS_REGLAGES: Readonly<Record<string, "">> = Object.fromEntries(
  [schemaEnv, schemaReglagesDossiers, schemaReglagesAuth]
    .flatMap(({ shape }) => Object.keys(shape))
    .map((nom) => [nom, ""]),
);
