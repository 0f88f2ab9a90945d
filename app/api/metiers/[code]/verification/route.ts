import { postOnly } from "@/lib/http/api";
import { CSP_API } from "@/lib/http/result";
import { parseCodeMetier } from "@/lib/rome";
import { direct, type Verification } from "@/lib/rome/direct";

/**
 * What the page of a fiche asks once it is shown: is it still what France Travail says? Not part of the published API: it
 * answers nothing that the fiche does not.
 */
export const { GET, POST, PUT, PATCH, DELETE } = postOnly(async (_request, { params }) => {
  const code = parseCodeMetier(String((await params).code));
  const service = direct();
  const verification: Verification =
    code === null || service === null ? { statut: "plus-tard", le: null } : await service.verifier(code);
  return Response.json(verification, { headers: { "Cache-Control": "no-store", ...CSP_API } });
});
