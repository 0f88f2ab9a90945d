import { useSyncExternalStore } from "react";
import type { EtatExplorateur } from "@/lib/mobilite/explorateur";

/** The width from which the drawing is the view by default: that of explorateur.css. */
const LARGE = "(min-width: 64rem)";

/** Whether a media query holds; false on the server and until the page is alive. */
const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (prevenir) => {
      const media = matchMedia(query);
      media.addEventListener("change", prevenir);
      return () => media.removeEventListener("change", prevenir);
    },
    () => matchMedia(query).matches,
    () => false,
  );

/**
 * Which views are worth drawing. The server draws both and CSS hides one; once a person moves on in the browser, the hidden
 * one is left out, which halves the work of each step. Paper has both.
 * @param bouge whether what is shown is no longer what the server sent.
 */
export function useVues(
  vue: EtatExplorateur["vue"],
  bouge: boolean,
): { readonly dessin: boolean; readonly tableau: boolean } {
  const large = useMedia(LARGE);
  const papier = useMedia("print");
  if (!bouge || papier) return { dessin: true, tableau: true };
  const dessin = vue === null ? large : vue === "dessin";
  return { dessin, tableau: !dessin };
}
