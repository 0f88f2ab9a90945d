import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import type { Trajet } from "@/lib/mobilite";
import type { Metier } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";

/** "Et si je passais par…": the métiers of the routes that were found, each asked for in turn. */
export function EtSi({
  de,
  vers,
  par,
  trajets,
}: {
  readonly de: Metier;
  readonly vers: Metier;
  readonly par: Metier | null;
  readonly trajets: readonly Trajet[];
}): ReactNode {
  const passages = new Map(
    trajets
      .flatMap(({ etapes }) => etapes.slice(0, -1))
      .filter((e) => e.code !== par?.code)
      .map((e) => [e.code, e.libelle]),
  );
  if (passages.size === 0 && par === null) return null;
  return (
    <section aria-labelledby="et-si" className="mt-6 print:hidden">
      <h2 id="et-si" className="text-xl">
        Et si je passais par…
      </h2>
      <ul className="mt-3 flex flex-wrap gap-2">
        {par === null ? null : (
          <li>
            <Lien href={routes.parcours({ de: de.code, vers: vers.code })} className="bouton bouton-plein">
              Sans passage imposé
            </Lien>
          </li>
        )}
        {[...passages].map(([code, libelle]) => (
          <li key={code}>
            <Lien href={routes.parcours({ de: de.code, vers: vers.code, par: code })} className="bouton">
              {typo(libelle)}
            </Lien>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-douce">
        Ou un autre métier, à écrire plus haut dans «&nbsp;En passant par&nbsp;».
      </p>
    </section>
  );
}
