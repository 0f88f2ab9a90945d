import { ImageResponse } from "next/og";
import { Apercu, TAILLE_APERCU } from "@/components/mobilite/apercu";
import { getOnly, indisponible } from "@/lib/http/api";
import { reponseProbleme } from "@/lib/http/result";
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
  return new ImageResponse(<Apercu {...autour} />, {
    ...TAILLE_APERCU,
    headers: { "Cache-Control": "public, max-age=86400" },
  });
});
