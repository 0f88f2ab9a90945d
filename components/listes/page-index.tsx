import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { Provenance } from "@/components/etat/provenance";
import { FilAriane } from "@/components/ui/fil-ariane";
import { Lien } from "@/components/ui/lien";
import { lireReferential } from "@/lib/page";
import type { Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { nombre, pluriel, typo } from "@/lib/typo";

/** A way into the list of métiers. */
export interface Entree {
  readonly href: string;
  readonly libelle: string;
  readonly metiers: number;
  /** What it means, where the label does not say it. */
  readonly note?: string;
}
export interface Groupe {
  /** null where one group is all there is. */
  readonly titre: string | null;
  readonly entrees: readonly Entree[];
}

/** The page of a whole nomenclature: its entries, each with how many métiers it leads to. Those that lead to none are left out. */
export async function PageIndex({
  titre,
  intro,
  groupes,
}: {
  readonly titre: string;
  readonly intro: string;
  readonly groupes: (referential: Referential) => readonly Groupe[];
}): Promise<ReactNode> {
  const etat = await lireReferential();
  if (etat.statut !== "charge") return <Indisponible />;
  return (
    <>
      <FilAriane etapes={[{ href: routes.accueil(), texte: "Accueil" }]} ici={titre} />
      <h1 className="text-3xl">{titre}</h1>
      <p className="mt-3 max-w-3xl text-lg text-douce">{intro}</p>
      <Groupes groupes={groupes(etat.referential)} />
      <Provenance referential={etat.referential} />
    </>
  );
}

function Groupes({ groupes }: { readonly groupes: readonly Groupe[] }): ReactNode {
  return groupes
    .map((g) => ({ ...g, entrees: g.entrees.filter((e) => e.metiers > 0) }))
    .filter((g) => g.entrees.length > 0)
    .map(({ titre, entrees }) =>
      titre === null ? (
        <Entrees key="" entrees={entrees} />
      ) : (
        <section key={titre} aria-label={typo(titre)} className="mt-8">
          <h2 className="text-xl">{typo(titre)}</h2>
          <Entrees entrees={entrees} />
        </section>
      ),
    );
}

/** Each entry as a row that one can touch anywhere; two columns where there is room. */
function Entrees({ entrees }: { readonly entrees: readonly Entree[] }): ReactNode {
  return (
    <ul className="mt-5 grid gap-2 sm:grid-cols-2">
      {entrees.map(({ href, libelle, metiers, note }) => (
        <li key={href}>
          <Lien
            href={href}
            className="flex h-full items-baseline justify-between gap-4 rounded-lg border border-trait bg-surface px-4 py-2.5 hover:border-accent hover:bg-accent-fond"
          >
            <span className="min-w-0">
              <span className={note ? "font-semibold" : ""}>{typo(libelle)}</span>
              {note ? <span className="block text-sm text-douce">{typo(note)}</span> : null}
            </span>
            <span className="shrink-0 text-sm text-douce">
              <span className="sr-only">{pluriel(metiers, "métier")}</span>
              <span aria-hidden="true">{nombre(metiers)}</span>
            </span>
          </Lien>
        </li>
      ))}
    </ul>
  );
}
