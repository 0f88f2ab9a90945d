/** Where France Travail publishes the whole archive: no key, GET only, no ETag (so its `version.txt` is compared). */
export const ADRESSE_OFFICIELLE = "https://api.francetravail.fr/api-nomenclatureemploi/v1/open-data/csv";

/** The gateway of the partner APIs: each API is a folder of it. */
export const ADRESSE_API = "https://api.francetravail.io/partenaire";

/** Where tokens are issued. The realm belongs to the address. */
export const ADRESSE_JETONS =
  "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire";
