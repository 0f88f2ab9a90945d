import { getOnly, json } from "@/lib/http/api";
import { probleme, reponseProbleme } from "@/lib/http/result";
import { current } from "@/lib/rome";

export const { GET, POST, PUT, PATCH, DELETE } = getOnly(async (request) => {
  const etat = current();
  if (etat.statut !== "charge") {
    const { probleme: p } = probleme(503, `Le référentiel n'est pas disponible : ${etat.raison}.`);
    return reponseProbleme({ ...p, headers: { "Retry-After": "5" } });
  }
  const { version, publieeLe, source, comptes } = etat.referential;
  return json(request, { version, publieeLe, source, ...comptes, chargeeLe: etat.chargeeLe.toISOString() });
});
