import type { ReactNode } from "react";
import { Provenance } from "@/components/etat/provenance";
import { Apercu } from "@/components/listes/liste-metiers";
import { SearchBox } from "@/components/recherche/search-box";
import { CopierLien } from "@/components/ui/copier-lien";
import { Imprimer } from "@/components/ui/imprimer";
import { Lien } from "@/components/ui/lien";
import type { Demandes } from "@/lib/adresses";
import type { Referential } from "@/lib/rome";
import { COMPARES_MAX, routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { AvisCodes } from "./avis";
import { GarderTout } from "./garder-tout";
import { MaSelection } from "./ma-selection";

/** A list of métiers that an address carries: what one hands over, with or without JavaScript on the other side. */
export function PageSelection({
  demandes,
  depuis,
  referential,
  max,
}: {
  readonly demandes: Demandes;
  /** Version in which the list was made; null where the address does not say. */
  readonly depuis: string | null;
  readonly referential: Referential;
  readonly max: number;
}): ReactNode {
  const { metiers } = demandes;
  const fiche = (code: string): string =>
    depuis === null || depuis === referential.version
      ? routes.metier(code)
      : routes.metierDepuis(code, depuis);
  return (
    <>
      <h1 className="text-3xl">
        {metiers.length === 0
          ? "Une sélection de métiers"
          : `${pluriel(metiers.length, "métier")} mis de côté`}
      </h1>
      <AvisCodes demandes={demandes} max={max} />
      {depuis !== null && Number(depuis) > Number(referential.version) ? (
        <p className="mt-4 print:hidden">
          Ce lien annonce la version {depuis} du ROME, que ce site n’a pas&nbsp;: voici les métiers de la
          version {referential.version}.
        </p>
      ) : null}
      {metiers.length === 0 ? (
        <div className="mt-4 max-w-2xl">
          <p>
            Pour mettre un métier de côté, choisissez «&nbsp;Ajouter à ma sélection&nbsp;» sur sa fiche&nbsp;:
            la liste se garde dans votre navigateur, et se partage par un lien.
          </p>
          <MaSelection />
          <div className="mt-6">
            <SearchBox id="recherche-selection" grand />
          </div>
        </div>
      ) : (
        <>
          <p className="mt-2 max-w-3xl text-douce print:hidden">
            Tout est dans l’adresse de cette page&nbsp;: qui reçoit le lien voit la même liste.
          </p>
          <div className="mt-4 flex flex-wrap items-center gap-2 print:hidden">
            <CopierLien
              adresse={routes.selection(
                metiers.map((m) => m.code),
                depuis ?? referential.version,
              )}
            />
            <Imprimer />
            <GarderTout
              elements={metiers.map(({ code, libelle }) => ({
                code,
                libelle,
                version: depuis ?? referential.version,
              }))}
            />
          </div>
          <form action={routes.comparer()} method="get">
            <input type="hidden" name="liste" value="1" />
            <ul className="mt-4 divide-y divide-trait rounded-xl border border-trait bg-surface print:border-0">
              {metiers.map((m, i) => (
                <li key={m.code} className="flex gap-3 px-4 py-3">
                  {metiers.length < 2 ? null : (
                    <input
                      type="checkbox"
                      name="m"
                      value={m.code}
                      defaultChecked={metiers.length <= COMPARES_MAX && i < COMPARES_MAX}
                      aria-label={`Comparer ${typo(m.libelle)}`}
                      className="mt-1 size-6 shrink-0 accent-accent print:hidden"
                    />
                  )}
                  <div className="min-w-0">
                    <h2 className="text-lg">
                      <Lien href={fiche(m.code)}>{typo(m.libelle)}</Lien>
                    </h2>
                    <Apercu metier={m} />
                  </div>
                </li>
              ))}
            </ul>
            {metiers.length < 2 ? null : (
              <p className="mt-4 flex flex-wrap items-center gap-3 print:hidden">
                <button type="submit" className="bouton bouton-plein">
                  Comparer les métiers cochés
                </button>
                <span className="text-sm text-douce">De deux à quatre à la fois.</span>
              </p>
            )}
          </form>
          <Provenance referential={referential} />
        </>
      )}
    </>
  );
}
