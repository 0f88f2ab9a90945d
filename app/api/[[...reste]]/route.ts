import { getOnly } from "@/lib/http/api";
import { probleme, reponseProbleme } from "@/lib/http/result";
import { routes } from "@/lib/routes";

/** Any other address under /api. */
export const { GET, POST, PUT, PATCH, DELETE } = getOnly(async () =>
  reponseProbleme(probleme(404, `Cette adresse n'existe pas ; voir ${routes.api.openapi()}.`).probleme),
);
