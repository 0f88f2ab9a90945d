import { question } from "@/lib/http/api";
import { ok, probleme } from "@/lib/http/result";
import { demandeProfil, profil } from "@/lib/mobilite";

export const { GET, POST, PUT, PATCH, DELETE } = question(demandeProfil, ({ referential, demande }) => {
  const propose = profil(referential, demande);
  return propose.statut === "trouve"
    ? ok({ propositions: propose.propositions })
    : probleme(400, propose.detail, { parametre: propose.champ, codes: propose.codes });
});
