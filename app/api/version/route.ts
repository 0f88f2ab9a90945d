import { getOnly, indisponible, json } from "@/lib/http/api";
import { current } from "@/lib/rome";

export const { GET, POST, PUT, PATCH, DELETE } = getOnly(async (request) => {
  const etat = current();
  if (etat.statut !== "charge") return indisponible(etat.raison);
  const { version, publieeLe, source, comptes } = etat.referential;
  return json(request, { version, publieeLe, source, ...comptes, chargeeLe: etat.chargeeLe.toISOString() });
});
