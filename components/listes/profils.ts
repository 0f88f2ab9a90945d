import { type CodeMetier, derive, LETTRES_RIASEC, type LettreRiasec, type Referential } from "@/lib/rome";

/** The métiers of each profile, whether it is their first or their second one, in code order. */
export const metiersParProfil = (
  referential: Referential,
): ReadonlyMap<LettreRiasec, readonly CodeMetier[]> =>
  derive(
    referential,
    "listes.profils",
    (r) =>
      new Map(
        LETTRES_RIASEC.map((lettre) => [
          lettre,
          [...r.metiers.values()].filter((m) => m.riasec.includes(lettre)).map((m) => m.code),
        ]),
      ),
  );
