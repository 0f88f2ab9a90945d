import { lecture } from "@/lib/http/api";
import { ok } from "@/lib/http/result";
import { versMetier } from "@/lib/http/schemas";
import { metierInconnu } from "@/lib/http/unknown";
import { findMetier } from "@/lib/rome";

export const { GET, POST, PUT, PATCH, DELETE } = lecture(({ referential, params }) => {
  const code = String(params.code);
  const trouve = findMetier(referential, code);
  return trouve.statut === "trouve"
    ? ok(versMetier(trouve.metier, referential))
    : metierInconnu(referential, code);
});
