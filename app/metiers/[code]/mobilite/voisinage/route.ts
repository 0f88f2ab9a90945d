import { lecture } from "@/lib/http/api";
import { ok } from "@/lib/http/result";
import { metierInconnu } from "@/lib/http/unknown";
import { voisinage } from "@/lib/mobilite";
import { findMetier } from "@/lib/rome";

/** What the explorer draws around its next métier. Not part of the API: its shape follows the page. */
export const { GET, POST, PUT, PATCH, DELETE } = lecture(({ referential, params }) => {
  const code = String(params.code);
  const trouve = findMetier(referential, code);
  const autour = trouve.statut === "trouve" ? voisinage(referential, trouve.metier.code) : null;
  return autour === null ? metierInconnu(referential, code) : ok(autour);
});
