import { ecriture, formulaire, redirection, scellerMots } from "@/lib/auth";
import { gestes } from "@/lib/http/api";
import { routes } from "@/lib/routes";

const CORPS_MAX = 4_000;
const MOTS_MAX = 80;

/** The form that looks a dossier up: leads to the list, whose address holds the words sealed. */
export const { GET, POST, PUT, PATCH, DELETE } = gestes({
  POST: (request) =>
    ecriture(request, true, async ({ utilisateur }) => {
      const champs = await formulaire(request, CORPS_MAX);
      const mots = String(champs?.get("q") ?? "")
        .trim()
        .slice(0, MOTS_MAX);
      return redirection(
        routes.listeDossiers({
          mots: mots === "" ? "" : await scellerMots(utilisateur.id, mots),
          archives: champs?.get("archives") === "1",
        }),
      );
    }),
});
