import type { ClientFranceTravail, OptionsAppel } from "./client";
import type { Lecture } from "./defaut";
import { lireSubstitution, type TypeSubstitution } from "./wire";

export type { TypeSubstitution } from "./wire";

/** The code that took the place of a retired one; absent when there is none. */
export async function remplacantDe(
  client: ClientFranceTravail,
  type: TypeSubstitution,
  code: string,
  options: OptionsAppel,
): Promise<Lecture<string>> {
  const lue = await client.appeler(lireSubstitution(type, code), options);
  if (lue.statut !== "trouve") return lue;
  const { codeSubstitution } = lue.valeur;
  return codeSubstitution === code ? { statut: "absent" } : { statut: "trouve", valeur: codeSubstitution };
}
