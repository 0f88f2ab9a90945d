import { postOnly } from "@/lib/http/api";
import { SANS_CACHE } from "@/lib/http/result";
import { verifierFiche } from "@/lib/http/verification";

/**
 * What the page of a fiche asks once it is shown: is it still what France Travail says? Not part of the published API: it
 * answers nothing that the fiche does not. The server of production answers it before Next (`avecVerification`).
 */
export const { GET, POST, PUT, PATCH, DELETE } = postOnly(async (_request, { params }) =>
  Response.json(await verifierFiche(String((await params).code)), { headers: SANS_CACHE }),
);
