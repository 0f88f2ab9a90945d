import { lecture } from "@/lib/http/api";
import { ok, probleme } from "@/lib/http/result";
import { versMetier, versResume } from "@/lib/http/schemas";
import { findMetier } from "@/lib/rome";
import { findRetired, keptDiffs } from "@/lib/rome/versions";

export const { GET, POST, PUT, PATCH, DELETE } = lecture(({ referential, params }) => {
  const code = String(params.code);
  const trouve = findMetier(referential, code);
  if (trouve.statut === "trouve") return ok(versMetier(trouve.metier, referential));
  const proches = trouve.proches.map(versResume);
  const retire = findRetired(code, referential, keptDiffs());
  return retire === null
    ? probleme(404, "Aucun métier ne porte ce code dans cette version du ROME.", { proches })
    : probleme(404, "Ce code a été retiré du ROME ; ses successeurs sont donnés.", {
        proches,
        successeurs: retire.successeurs.map((s) => ({ code: s.metier.code, libelle: s.metier.libelle })),
      });
});
