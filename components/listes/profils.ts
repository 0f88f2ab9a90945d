import { type CodeMetier, derive, LETTRES_RIASEC, type LettreRiasec, type Referential } from "@/lib/rome";

/** What people of each RIASEC profile like most, in a few words: a choice to make rather than a definition. */
export const GOUTS: Readonly<Record<LettreRiasec, string>> = {
  R: "Agir de ses mains, dehors ou sur des machines",
  I: "Observer, chercher, comprendre",
  A: "Créer, imaginer, s’exprimer",
  S: "Aider, soigner, transmettre",
  E: "Convaincre, décider, entreprendre",
  C: "Organiser, compter, vérifier",
};

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
