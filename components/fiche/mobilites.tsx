import type { ReactNode } from "react";
import { Raisons } from "@/components/mobilite/raisons";
import { Lien } from "@/components/ui/lien";
import { type Mobilite as Explication, mobiliteEntre } from "@/lib/mobilite";
import type { Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";
import { Vide } from "./bloc";

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
          <Lien href={routes.metier(vers.code)}>{typo(vers.libelle)}</Lien>
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
        <Raisons raisons={explication.raisons} />
      </div>
    </li>
  );
}
