import type { ReactNode } from "react";
import { Provenance } from "@/components/etat/provenance";
import { FilAriane } from "@/components/ui/fil-ariane";
import type { CodeMetier, Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { ListeMetiers } from "./liste-metiers";

/** One thing of the referential (a compétence, a condition, an interest, a sector…) and the métiers that have it. */
export function PageListe({
  genre,
  titre,
  texte,
  codes,
  referential,
}: {
  /** What it is, in words: "Compétence", "Condition de travail"… */
  readonly genre: string;
  readonly titre: string;
  readonly texte?: string;
  readonly codes: readonly CodeMetier[];
  readonly referential: Referential;
}): ReactNode {
  const metiers = codes
    .map((code) => referential.metiers.get(code))
    .filter((m): m is Metier => m !== undefined);
  return (
    <>
      <FilAriane etapes={[{ href: routes.accueil(), texte: "Accueil" }]} ici={genre} />
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
          : `${pluriel(metiers.length, "métier")} dans le référentiel.`}
      </p>
      {metiers.length === 0 ? null : <ListeMetiers metiers={metiers} />}
      <Provenance referential={referential} />
    </>
  );
}
