import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import type { Coeur, Metier } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";
import { Vide } from "./bloc";

interface Item {
  readonly code: string;
  readonly libelle: string;
  readonly coeur: Coeur;
}
interface Groupe {
  readonly titre: string;
  readonly items: readonly Item[];
}

const RANG = { principale: 0, emergente: 1, autre: 2 } as const;
const rang = (coeur: Coeur): number => RANG[coeur ?? "autre"];
const nombreDuCoeur = (g: Groupe): number => g.items.filter((i) => i.coeur === "principale").length;

/** Groups by title; inside a group the heart of the job comes first; groups that hold most of it come first. */
function grouper<T>(liste: readonly T[], titreDe: (t: T) => string, itemDe: (t: T) => Item): Groupe[] {
  const groupes = new Map<string, Item[]>();
  for (const element of liste) {
    const titre = titreDe(element);
    groupes.set(titre, [...(groupes.get(titre) ?? []), itemDe(element)]);
  }
  return [...groupes]
    .map(([titre, items]) => ({ titre, items: [...items].sort((a, b) => rang(a.coeur) - rang(b.coeur)) }))
    .sort((a, b) => nombreDuCoeur(b) - nombreDuCoeur(a) || b.items.length - a.items.length);
}

/** What one does in the job, by theme. Savoir-être stand apart, last. */
export function Competences({ metier }: { readonly metier: Metier }): ReactNode {
  const savoirFaire = metier.competences.filter((c) => c.competence.categorie !== "savoir-etre");
  const savoirEtre = metier.competences.filter((c) => c.competence.categorie === "savoir-etre");
  if (metier.competences.length === 0)
    return <Vide>Le référentiel ne donne pas de compétences pour ce métier.</Vide>;
  const groupes = grouper(
    savoirFaire,
    (c) => c.competence.objectif?.enjeu.libelle ?? "Autres compétences",
    ({ competence, coeur }) => ({ code: competence.ogr, libelle: competence.libelle, coeur }),
  );
  return (
    <>
      <Groupes groupes={groupes} lien={routes.competence} />
      {savoirEtre.length === 0 ? null : (
        <>
          <h3 className="mt-6 text-lg">Savoir-être</h3>
          <ul className="mt-2 flex flex-wrap gap-2">
            {savoirEtre.map(({ competence }) => (
              <li key={competence.ogr}>
                <Lien href={routes.competence(competence.ogr)} className="pastille hover:border-accent">
                  {typo(competence.libelle)}
                </Lien>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What one knows for the job, by category. */
export function Savoirs({ metier }: { readonly metier: Metier }): ReactNode {
  if (metier.savoirs.length === 0) return <Vide>Le référentiel ne donne pas de savoirs pour ce métier.</Vide>;
  const groupes = grouper(
    metier.savoirs,
    (s) => s.savoir.categorie,
    ({ savoir, coeur }) => ({ code: savoir.ogr, libelle: savoir.libelle, coeur }),
  );
  return <Groupes groupes={groupes} />;
}

function Groupes({
  groupes,
  lien,
}: {
  readonly groupes: readonly Groupe[];
  readonly lien?: (code: string) => string;
}): ReactNode {
  return (
    <div className="gap-x-8 md:columns-2 print:columns-3 print:gap-x-4">
      {groupes.map(({ titre, items }) => (
        <div key={titre} className="mb-5 print:mb-2">
          <h3 className="text-lg break-after-avoid">{typo(titre)}</h3>
          <ul className="mt-1.5 space-y-1">
            {items.map(({ code, libelle, coeur }) => (
              <li key={code} id={`item-${code}`} className="flex gap-2 break-inside-avoid">
                <Marque coeur={coeur} />
                <span className={coeur === "principale" ? "font-semibold" : ""}>
                  {lien ? (
                    <Lien href={lien(code)} className="hover:text-accent hover:underline">
                      {typo(libelle)}
                    </Lien>
                  ) : (
                    typo(libelle)
                  )}
                  {coeur === "emergente" ? (
                    <span className="ml-1.5 rounded bg-surface-2 px-1.5 text-sm text-douce">nouveau</span>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** A full dot for the heart of the job, an open one for the rest; said to those who do not see it. */
function Marque({ coeur }: { readonly coeur: Coeur }): ReactNode {
  const principale = coeur === "principale";
  return (
    <span className={principale ? "text-accent" : "text-trait-fort"}>
      <span aria-hidden="true">{principale ? "●" : "○"}</span>
      {principale ? <span className="sr-only">Cœur de métier&nbsp;: </span> : null}
    </span>
  );
}
