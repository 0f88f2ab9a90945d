import { lecture } from "@/lib/http/api";
import { ok, probleme } from "@/lib/http/result";
import { versMetier, versResume } from "@/lib/http/schemas";
import { findMetier } from "@/lib/rome";

export const { GET, POST, PUT, PATCH, DELETE } = lecture(({ referential, params }) => {
  const trouve = findMetier(referential, String(params.code));
  return trouve.statut === "trouve"
    ? ok(versMetier(trouve.metier, referential))
    : probleme(404, "Aucun métier ne porte ce code dans cette version du ROME.", {
        proches: trouve.proches.map(versResume),
      });
});
