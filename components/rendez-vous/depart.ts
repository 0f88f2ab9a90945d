import { contraintes } from "@/lib/contraintes";
import { conditionsRefusables } from "@/lib/profil";
import type { Referential } from "@/lib/rome";
import type { Depart } from "./contexte";

/** What the workspace needs of the referential: lists to choose from, and the version. */
export const departDe = (referential: Referential): Depart => ({
  version: referential.version,
  ...refusables(referential),
  centresInteret: [...referential.centresInteret.values()]
    .filter((c) => c.metiers.length > 0)
    .map(({ code, libelle }) => ({ code, libelle }))
    .sort((a, b) => a.libelle.localeCompare(b.libelle, "fr")),
});

function refusables(referential: Referential): Pick<Depart, "conditions" | "demandees"> {
  const conditions = conditionsRefusables(referential);
  const connues = new Set(conditions.flatMap((g) => g.items.map((i) => i.code)));
  const demandees = contraintes(referential)
    .map((c) => ({ ...c, contextes: c.contextes.filter((ogr) => connues.has(ogr)) }))
    .filter((c) => c.contextes.length > 0);
  return { conditions, demandees };
}
