/** Where France Travail publishes the whole archive: no key, GET only, no ETag (so its `version.txt` is compared). */
export const ADRESSE_OFFICIELLE = "https://api.francetravail.fr/api-nomenclatureemploi/v1/open-data/csv";
