import { conditionsRefusables } from "@/lib/profil";
import type { Referential } from "@/lib/rome";
import type { Depart } from "./contexte";

/** What the workspace needs of the referential: lists to choose from, and the version. */
export const departDe = (referential: Referential): Depart => ({
  version: referential.version,
  conditions: conditionsRefusables(referential),
  centresInteret: [...referential.centresInteret.values()]
    .filter((c) => c.metiers.length > 0)
    .map(({ code, libelle }) => ({ code, libelle }))
    .sort((a, b) => a.libelle.localeCompare(b.libelle, "fr")),
});
