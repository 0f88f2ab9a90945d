import type { ReactNode } from "react";
import { Provenance } from "@/components/etat/provenance";
import { Choix } from "@/components/recherche/choix";
import { FormulaireMetier } from "@/components/recherche/formulaire-metier";
import { AvisCodes } from "@/components/selection/avis";
import { CopierLien } from "@/components/ui/copier-lien";
import { Imprimer } from "@/components/ui/imprimer";
import { Lien } from "@/components/ui/lien";
import type { Compris, Demandes } from "@/lib/adresses";
import { paires } from "@/lib/comparer";
import type { Metier, Referential } from "@/lib/rome";
import { COMPARES_MAX, routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { Feuille } from "./feuille";
import { Proximites } from "./proximites";
import { Tableau } from "./tableau";

/** Moves offered beside a lone métier. */
const IDEES_MAX = 6;

/** Two to four métiers side by side; with fewer, how to choose some. */
export function PageComparer({
  demandes,
  ajout,
  rienCoche,
  referential,
}: {
  readonly demandes: Demandes;
  /** What was asked to be added, where it is not plain what it means. */
  readonly ajout: Compris;
  /** A list was sent with none of its boxes ticked. */
  readonly rienCoche: boolean;
  readonly referential: Referential;
}): ReactNode {
  const { metiers } = demandes;
  const codes = metiers.map((m) => m.code);
  const deux = metiers.length > 1;
  const liens = paires(metiers);
  return (
    <>
      <h1 className="text-3xl print:hidden">
        {deux ? `${pluriel(metiers.length, "métier")} côte à côte` : "Comparer des métiers"}
      </h1>
      <p className="mt-2 max-w-3xl text-douce print:hidden">
        {deux
          ? "Les différences d’abord. En gras, le cœur du métier. Selon le poste et l’employeur, tout ne se rencontre pas."
          : "Deux à quatre métiers, l’un à côté de l’autre\u00a0: ce qu’on y fait, ce qu’il faut connaître, les conditions, l’accès."}
      </p>
      {rienCoche ? (
        <p className="mt-4">
          Aucun métier n’était coché. Revenez à la liste pour en cocher deux à quatre, ou écrivez-en un ici.
        </p>
      ) : null}
      <AvisCodes demandes={demandes} max={COMPARES_MAX} />
      {deux ? (
        <div className="mt-4 flex flex-wrap items-center gap-2 print:hidden">
          <CopierLien adresse={routes.comparer(codes)} />
          <Imprimer libelle="Imprimer sur une page" />
          <Lien href={routes.selection(codes, referential.version)} className="bouton">
            Voir en liste
          </Lien>
        </div>
      ) : null}
      {metiers.length === 1 && metiers[0] ? <Seul metier={metiers[0]} referential={referential} /> : null}
      {metiers.length < COMPARES_MAX ? (
        <div className="mt-5">
          <FormulaireMetier
            key={codes.join()}
            id="ajout-comparaison"
            action={routes.comparer()}
            garde={codes.map((c) => ["m", c] as const)}
            nom="ajout"
            libelle={metiers.length === 0 ? "Un premier métier" : "Ajouter un métier"}
            bouton="Ajouter"
          />
        </div>
      ) : null}
      <Choix
        compris={ajout}
        question="lequel ajouter&nbsp;?"
        deja={metiers}
        href={(m) => routes.comparer([...codes.slice(0, COMPARES_MAX - 1), m.code])}
      />
      {deux ? (
        <>
          <Tableau metiers={metiers} referential={referential} />
          <Proximites paires={liens} referential={referential} />
          <Feuille metiers={metiers} paires={liens} referential={referential} />
        </>
      ) : null}
      {metiers.length === 0 ? null : <Provenance referential={referential} />}
    </>
  );
}

/** One métier is no comparison: those it leads to are the first that one would put beside it. */
function Seul({
  metier,
  referential,
}: {
  readonly metier: Metier;
  readonly referential: Referential;
}): ReactNode {
  const voisins = metier.mobilites
    .slice(0, IDEES_MAX)
    .flatMap(({ cible }) => referential.metiers.get(cible) ?? []);
  return (
    <section aria-labelledby="seul" className="mt-5 rounded-xl border border-trait bg-surface p-5">
      <h2 id="seul" className="text-xl">
        <Lien href={routes.metier(metier.code)}>{typo(metier.libelle)}</Lien>, à côté de quoi&nbsp;?
      </h2>
      {voisins.length === 0 ? null : (
        <>
          <p className="mt-2 text-douce">Des métiers vers lesquels il mène officiellement&nbsp;:</p>
          <ul className="mt-2 flex flex-wrap gap-2">
            {voisins.map((m) => (
              <li key={m.code}>
                <Lien href={routes.comparer([metier.code, m.code])} className="bouton">
                  {typo(m.libelle)}
                </Lien>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
