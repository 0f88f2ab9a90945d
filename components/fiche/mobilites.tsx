import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { type Partage, partages } from "@/lib/mobilite/partages";
import type { Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { Vide } from "./bloc";
import { DeuxGenres } from "./titre";

/** How many shared items are said in full for each move: the rarest, which tell most. */
const PARTAGES_DITS = 3;

/** The official moves of a métier, in official order, each with what the two jobs have in common. */
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
        return vers ? <Mobilite key={cible} de={metier} vers={vers} ordre={ordre} /> : null;
      })}
    </ol>
  );
}

function Mobilite({
  de,
  vers,
  ordre,
}: {
  readonly de: Metier;
  readonly vers: Metier;
  readonly ordre: number;
}): ReactNode {
  const communs = partages(de, vers);
  const ailleurs = de.grandDomaine.code !== vers.grandDomaine.code;
  return (
    <li className="flex gap-3 rounded-lg border border-trait p-4 print:p-1.5">
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
        <EnCommun communs={communs} />
      </div>
    </li>
  );
}

function EnCommun({ communs }: { readonly communs: readonly Partage[] }): ReactNode {
  if (communs.length === 0) {
    return (
      <p className="mt-2 text-douce">Le référentiel ne leur donne ni savoir-faire ni savoir en commun.</p>
    );
  }
  const reste = communs.length - PARTAGES_DITS;
  return (
    <>
      <p className="mt-2 text-sm text-douce">En commun&nbsp;:</p>
      <ul className="list-disc pl-5 marker:text-accent">
        {communs.slice(0, PARTAGES_DITS).map((c) => (
          <li key={c.code}>{typo(c.libelle)}</li>
        ))}
      </ul>
      {reste > 0 ? (
        <p className="mt-1 text-sm text-douce">
          et {pluriel(reste, "autre point commun", "autres points communs")}
        </p>
      ) : null}
    </>
  );
}
