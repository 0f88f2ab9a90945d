import { postOnly } from "@/lib/http/api";
import { EN_TETES_VERIFICATION, verifierFiche } from "@/lib/http/verification";

/**
 * What the page of a fiche asks once it is shown: is it still what France Travail says? Not part of the published API: it
 * answers nothing that the fiche does not. The server of production answers it before Next (`avecVerification`).
 */
export const { GET, POST, PUT, PATCH, DELETE } = postOnly(async (_request, { params }) =>
  Response.json(await verifierFiche(String((await params).code)), { headers: EN_TETES_VERIFICATION }),
);
