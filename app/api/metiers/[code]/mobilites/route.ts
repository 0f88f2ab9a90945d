import { lecture } from "@/lib/http/api";
import { entier } from "@/lib/http/params";
import { ok } from "@/lib/http/result";
import { metierInconnu } from "@/lib/http/unknown";
import { mobilitesDe } from "@/lib/mobilite";
import { findMetier } from "@/lib/rome";

export const { GET, POST, PUT, PATCH, DELETE } = lecture(({ referential, query, params }) => {
  const code = String(params.code);
  const trouve = findMetier(referential, code);
  if (trouve.statut === "absent") return metierInconnu(referential, code);
  const limite = entier(query, "limite", { min: 0, max: 50, defaut: 10 });
  if (limite.statut === "probleme") return limite;
  const mobilites = mobilitesDe(referential, trouve.metier.code, { limite: limite.corps });
  if (mobilites.statut === "absent") return metierInconnu(referential, code);
  const { officielles, calculees } = mobilites;
  return ok({ metier: { code: trouve.metier.code, libelle: trouve.metier.libelle }, officielles, calculees });
});
