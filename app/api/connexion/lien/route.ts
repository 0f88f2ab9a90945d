import { entrerParLien, formulaire } from "@/lib/auth";
import { gestes } from "@/lib/http/api";
import { probleme, reponseProbleme } from "@/lib/http/result";

const CORPS_MAX = 8_000;

/** The button of the page that a letter led to. */
export const { GET, POST, PUT, PATCH, DELETE } = gestes({
  POST: async (request) => {
    const lien = (await formulaire(request, CORPS_MAX))?.get("l");
    return typeof lien === "string"
      ? entrerParLien(request, lien)
      : reponseProbleme(probleme(400, "Ce formulaire est incomplet.").probleme);
  },
});
