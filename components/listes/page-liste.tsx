import type { ReactNode } from "react";
import { Provenance } from "@/components/etat/provenance";
import { FilAriane } from "@/components/ui/fil-ariane";
import { Lien } from "@/components/ui/lien";
import type { CodeMetier, Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { ListeMetiers } from "./liste-metiers";

/** Beyond this, rows with their definitions are no longer read: titles by field say more. */
const LISTE_MAX = 60;

/** One thing of the referential (a compétence, a condition, an interest, a sector…) and the métiers that have it. */
export function PageListe({
  genre,
  titre,
  texte,
  codes,
  index,
  filtrer,
  referential,
}: {
  /** What it is, in words: "Compétence", "Condition de travail"… */
  readonly genre: string;
  readonly titre: string;
  readonly texte?: string;
  readonly codes: readonly CodeMetier[];
  /** The list that it is one of. */
  readonly index: { readonly href: string; readonly texte: string };
  /** Address of the same métiers with filters. */
  readonly filtrer: string;
  readonly referential: Referential;
}): ReactNode {
  const metiers = codes
    .map((code) => referential.metiers.get(code))
    .filter((m): m is Metier => m !== undefined);
  return (
    <>
      <FilAriane etapes={[{ href: routes.accueil(), texte: "Accueil" }, index]} ici={titre} />
      <p className="text-douce">{genre}</p>
      <h1 className="text-3xl">{typo(titre)}</h1>
      {texte
        ? texte.split(/\n+/).map((paragraphe) => (
            <p key={paragraphe} className="mt-3 max-w-3xl">
              {typo(paragraphe)}
            </p>
          ))
        : null}
      <p className="mt-4 text-douce">
        {metiers.length === 0
          ? "Aucun métier ne l’a dans cette version."
          : `${pluriel(metiers.length, "métier")} dans le référentiel. `}
        {metiers.length > 1 ? <Lien href={filtrer}>Filtrer ces métiers</Lien> : null}
      </p>
      {metiers.length === 0 ? null : metiers.length > LISTE_MAX ? (
        <ParDomaine metiers={metiers} />
      ) : (
        <ListeMetiers metiers={metiers} />
      )}
      <Provenance referential={referential} />
    </>
  );
}

/** Many métiers: their titles only, under their large field, each field with its count. */
function ParDomaine({ metiers }: { readonly metiers: readonly Metier[] }): ReactNode {
  const groupes = new Map<string, Metier[]>();
  for (const m of metiers)
    groupes.set(m.grandDomaine.libelle, [...(groupes.get(m.grandDomaine.libelle) ?? []), m]);
  return [...groupes].map(([domaine, siens]) => (
    <section key={domaine} aria-label={typo(domaine)} className="mt-6">
      <h2 className="text-xl">
        {typo(domaine)} <span className="text-base font-normal text-douce">{siens.length}</span>
      </h2>
      <ul className="mt-2 gap-x-8 sm:columns-2 lg:columns-3">
        {siens.map((m) => (
          <li key={m.code} className="mb-1 break-inside-avoid">
            <a href={routes.metier(m.code)} className="hover:text-accent hover:underline">
              {typo(m.libelle)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ));
}
