import { dessinerApercu } from "@/components/mobilite/dessiner-apercu";
import { getOnly, indisponible } from "@/lib/http/api";
import { probleme, reponseProbleme } from "@/lib/http/result";
import { metierInconnu } from "@/lib/http/unknown";
import { voisinage } from "@/lib/mobilite";
import { current, findMetier } from "@/lib/rome";

/**
 * The image that goes with a shared link. A handler of our own, not the file convention of Next: the page names it with a
 * text for each métier, and the version in its address lets caches keep it.
 */
export const { GET, POST, PUT, PATCH, DELETE } = getOnly(async (_, { params }) => {
  const etat = current();
  if (etat.statut !== "charge") return indisponible(etat.raison);
  const code = String((await params).code);
  const trouve = findMetier(etat.referential, code);
  const autour = trouve.statut === "trouve" ? voisinage(etat.referential, trouve.metier.code) : null;
  if (autour === null) {
    const inconnu = metierInconnu(etat.referential, code);
    return reponseProbleme(inconnu.probleme);
  }
  const image = await dessinerApercu(etat.referential, autour);
  if (image === null) {
    const { probleme: trop } = probleme(503, "Trop d'aperçus sont demandés à la fois.");
    return reponseProbleme({ ...trop, headers: { "Retry-After": "30" } });
  }
  return new Response(image, {
    headers: { "Content-Type": "image/png", "Cache-Control": "public, max-age=86400" },
  });
});
