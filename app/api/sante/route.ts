import type { z } from "zod";
import { santeDossiers } from "@/lib/dossiers";
import { getOnly } from "@/lib/http/api";
import { SANS_CACHE } from "@/lib/http/result";
import type { reponseSante } from "@/lib/http/schemas";
import { current, miseAJour } from "@/lib/rome";
import { direct } from "@/lib/rome/direct";

/** 200 once a referential is loaded, 503 before: what a load balancer asks. Dossiers that do not answer do not stop the rest. */
export const { GET, POST, PUT, PATCH, DELETE } = getOnly(async () => {
  const etat = current();
  const charge = etat.statut === "charge";
  const service = direct();
  const corps: z.infer<typeof reponseSante> = {
    statut: charge ? "ok" : "indisponible",
    referentiel: charge
      ? {
          statut: "charge",
          version: etat.referential.version,
          source: etat.referential.source,
          avis: etat.avis,
        }
      : { statut: "indisponible", version: null, source: null, avis: etat.raison },
    base: (await santeDossiers()) ?? "absent",
    miseAJour: miseAJour(),
    franceTravail:
      service === null ? null : { apis: [...service.apis()], synchronisation: service.synchro() },
  };
  return Response.json(corps, {
    status: charge ? 200 : 503,
    headers: { ...SANS_CACHE, ...(charge ? {} : { "Retry-After": "5" }) },
  });
});
