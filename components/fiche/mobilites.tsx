import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { type Mobilite as Explication, mobiliteEntre } from "@/lib/mobilite";
import type { Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { Vide } from "./bloc";
import { DeuxGenres } from "./titre";

/** How many reasons, and items of one reason, are said in full for each move: the rarest, which tell most. */
const RAISONS_DITES = 2;
const ITEMS_DITS = 3;
/** Types of reasons made of what one does or knows. */
const CONCRETES: readonly string[] = ["savoir-faire", "savoirs", "certifications"];

/** The official moves of a métier, in official order, each with what brings the two jobs together. */
export function Mobilites({
  metier,
  referential,
}: {
  readonly metier: Metier;
  readonly referential: Referential;
}): ReactNode {
  if (metier.mobilites.length === 0)
    return <Vide>Le référentiel ne donne pas de mobilité pour ce métier.</Vide>;
  return (
    <ol className="grid gap-3 md:grid-cols-2 print:grid-cols-3 print:gap-2">
      {metier.mobilites.map(({ cible, ordre }) => {
        const vers = referential.metiers.get(cible);
        const explication = mobiliteEntre(referential, metier.code, cible);
        return vers && explication ? (
          <Mobilite key={cible} de={metier} vers={vers} ordre={ordre} explication={explication} />
        ) : null;
      })}
    </ol>
  );
}

function Mobilite({
  de,
  vers,
  ordre,
  explication,
}: {
  readonly de: Metier;
  readonly vers: Metier;
  readonly ordre: number;
  readonly explication: Explication;
}): ReactNode {
  const ailleurs = de.grandDomaine.code !== vers.grandDomaine.code;
  return (
    <li id={`mobilite-${vers.code}`} className="flex gap-3 rounded-lg border border-trait p-4 print:p-1.5">
      <span aria-hidden="true" className="pt-0.5 font-titre text-lg text-douce tabular-nums">
        {ordre}
      </span>
      <div className="min-w-0">
        <h3 className="text-lg">
          <Lien href={routes.metier(vers.code)}>
            <DeuxGenres intitule={vers.intitule} />
          </Lien>
        </h3>
        {ailleurs || vers.reglemente || (vers.cadre && !de.cadre) ? (
          <p className="mt-1 flex flex-wrap gap-x-3 text-sm">
            {vers.reglemente ? <span className="font-semibold text-ocre">⚠ Métier réglementé</span> : null}
            {vers.cadre && !de.cadre ? <span className="text-douce">Emploi de cadre</span> : null}
            {ailleurs ? (
              <span className="text-douce">Autre domaine&nbsp;: {typo(vers.grandDomaine.libelle)}</span>
            ) : null}
          </p>
        ) : null}
        {choisir(explication.raisons).map((raison) => (
          <Raison key={raison.type} raison={raison} />
        ))}
      </div>
    </li>
  );
}

/**
 * The reasons worth a place on the fiche: shared savoir-faire and savoirs first, since a person recognises them, the
 * others in their order. What one reason has said, the next one does not say again.
 */
function choisir(raisons: Explication["raisons"]): Explication["raisons"] {
  const dits = new Set<string>();
  return [...raisons]
    .sort((a, b) => Number(CONCRETES.includes(b.type)) - Number(CONCRETES.includes(a.type)))
    .map((raison) => ({
      ...raison,
      items: raison.items.filter((i) => !dits.has(i.libelle) && dits.add(i.libelle)),
    }))
    .filter((raison) => raison.items.length > 0 || raison.type === "aucune")
    .slice(0, RAISONS_DITES);
}

/** One reason: what kind of thing the two share, and the most telling of it. */
function Raison({
  raison: { titre, items },
}: {
  readonly raison: Explication["raisons"][number];
}): ReactNode {
  const reste = items.length - ITEMS_DITS;
  return (
    <>
      <p className="mt-2 text-sm text-douce">
        {titre}
        {items.length === 0 ? "." : "\u00a0:"}
      </p>
      <ul className="list-disc pl-5 marker:text-accent">
        {items.slice(0, ITEMS_DITS).map((item) => (
          <li key={item.code ?? item.libelle}>{typo(item.libelle)}</li>
        ))}
      </ul>
      {reste > 0 ? <p className="text-sm text-douce">et {pluriel(reste, "autre")}</p> : null}
    </>
  );
}
