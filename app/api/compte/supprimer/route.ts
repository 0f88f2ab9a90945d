import { ecriture, formulaire, redirection, sortir } from "@/lib/auth";
import { gestes } from "@/lib/http/api";
import { routes } from "@/lib/routes";

const CORPS_MAX = 1_000;

/** Removes the account and everything in it, then ends the session. */
export const { GET, POST, PUT, PATCH, DELETE } = gestes({
  POST: (request) =>
    ecriture(request, true, async ({ utilisateur, service }) => {
      const champs = await formulaire(request, CORPS_MAX);
      if (champs?.get("confirme") !== "oui") return redirection(`${routes.compte()}?avis=confirmer`);
      await service.utilisateurs.supprimer(utilisateur.id);
      return sortir(request);
    }),
});
