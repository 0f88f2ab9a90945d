import type { ReactNode } from "react";
import { type RaisonDite, raisonsLisibles } from "@/lib/mobilite/explorateur";
import { pluriel, typo } from "@/lib/typo";

/** How many reasons, and items of one reason, are said in full for each move: the rarest, which tell most. */
const RAISONS_DITES = 2;
const ITEMS_DITS = 3;

/** What brings two métiers together, the most telling first. */
export function Raisons({ raisons }: { readonly raisons: readonly RaisonDite[] }): ReactNode {
  return raisonsDites(raisons).map((raison) => <UneRaison key={raison.type} raison={raison} />);
}

/** The reasons worth a place, in their order; what one has said, the next one does not say again. */
export function raisonsDites(raisons: readonly RaisonDite[]): RaisonDite[] {
  const dits = new Set<string>();
  return raisonsLisibles(raisons)
    .map((raison) => ({
      ...raison,
      items: raison.items.filter((i) => !dits.has(i.libelle) && dits.add(i.libelle)),
      nue: raison.items.length === 0,
    }))
    .filter((raison) => raison.items.length > 0 || raison.nue)
    .slice(0, RAISONS_DITES);
}

/** One reason: what kind of thing the two share, and the most telling of it. */
function UneRaison({ raison: { titre, items } }: { readonly raison: RaisonDite }): ReactNode {
  const reste = items.length - ITEMS_DITS;
  return (
    <>
      <p className="mt-2 text-sm text-douce">
        {typo(titre)}
        {items.length === 0 ? "." : "\u00a0:"}
      </p>
      {items.length === 0 ? null : (
        <ul className="list-disc pl-5 marker:text-accent">
          {items.slice(0, ITEMS_DITS).map((item) => (
            <li key={item.code ?? item.libelle}>{typo(item.libelle)}</li>
          ))}
        </ul>
      )}
      {reste > 0 ? <p className="text-sm text-douce">et {pluriel(reste, "autre")}</p> : null}
    </>
  );
}
