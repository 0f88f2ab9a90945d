import { comptes, entrer, formulaire } from "@/lib/auth";
import { gestes } from "@/lib/http/api";
import { probleme, reponseProbleme } from "@/lib/http/result";

/** What a sign-in form holds is short. */
const CORPS_MAX = 4_000;
const CHAMPS = ["email", "pseudonyme", "callbackUrl"] as const;

/** The forms of the sign-in page, one a provider. */
export const { GET, POST, PUT, PATCH, DELETE } = gestes({
  POST: async (request, { params }) => {
    const { fournisseur } = await params;
    const connu = comptes().find((f) => f.id === fournisseur);
    if (connu === undefined)
      return reponseProbleme(probleme(404, "Ce serveur n’a pas ce moyen de connexion.").probleme);
    const lu = await formulaire(request, CORPS_MAX);
    if (lu === null) return reponseProbleme(probleme(413, "Ce formulaire est trop long.").probleme);
    const champs = CHAMPS.map((nom) => [nom, String(lu.get(nom) ?? "")] as const);
    return entrer(request, connu.id, connu.type, Object.fromEntries(champs));
  },
});
