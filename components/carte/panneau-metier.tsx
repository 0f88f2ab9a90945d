import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { routes } from "@/lib/routes";
import { pluriel, resumer, typo } from "@/lib/typo";
import { ChoixMetier } from "./choix-metier";
import { type DonneesCarte, fetchMetier, type Voisins } from "./donnees";
import { PastilleDomaine } from "./pastille-domaine";
import { TetePanneau } from "./tete-panneau";

const DEFINITION_MAX = 220;
const VOISINS_MAX = 6;

/** A métier of the map in a few lines, and the ways on from it. */
export function PanneauMetier({
  rang,
  donnees,
  voisins,
  onCentrer,
  onTracer,
  onFermer,
}: {
  readonly rang: number;
  readonly donnees: DonneesCarte;
  readonly voisins: Voisins;
  readonly onCentrer: (code: string) => void;
  readonly onTracer: (vers: string) => void;
  readonly onFermer: () => void;
}): ReactNode {
  const code = donnees.codes[rang] ?? "";
  const libelle = donnees.libelles[rang] ?? code;
  const domaine = donnees.grandsDomaines[donnees.groupes[rang] ?? 0];
  const { data, isError } = useQuery({
    queryKey: ["metier", code],
    queryFn: ({ signal }) => fetchMetier(code, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section
      aria-labelledby="panneau-titre"
      className="rounded-xl border border-trait bg-surface p-4"
      data-code={code}
    >
      <TetePanneau id="panneau-titre" onFermer={onFermer}>
        <Lien href={routes.metier(code)}>{typo(libelle)}</Lien>
      </TetePanneau>
      {domaine ? (
        <p className="mt-1 flex items-baseline gap-1.5 text-sm text-douce">
          <PastilleDomaine code={domaine.code} /> {typo(domaine.libelle)}
        </p>
      ) : null}
      <p className="mt-3 min-h-12">
        {data
          ? typo(resumer(data.definition.join(" "), DEFINITION_MAX))
          : isError
            ? "La définition ne répond pas. La fiche la donne en entier."
            : "…"}
      </p>
      <ul className="mt-3 flex flex-wrap gap-2 print:hidden">
        <li>
          <Lien
            href={routes.metier(code)}
            className="inline-block rounded-lg border border-trait-fort px-3 py-1.5 hover:border-accent hover:bg-accent-fond"
          >
            Lire la fiche
          </Lien>
        </li>
        <li>
          <Lien
            href={routes.mobilite(code)}
            className="inline-block rounded-lg bg-accent px-3 py-1.5 font-semibold text-sur-accent hover:bg-accent-survol"
          >
            Explorer les mobilités
          </Lien>
        </li>
      </ul>
      <h3 className="mt-4 text-base">Vers d’autres métiers</h3>
      <p className="text-sm text-douce">
        {pluriel(voisins.vers.length, "mobilité officielle part", "mobilités officielles partent")} de ce
        métier, {pluriel(voisins.depuis.length, "y mène", "y mènent")}.
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-3">
        {voisins.vers.slice(0, VOISINS_MAX).map((j) => (
          <li key={j}>
            <button
              type="button"
              className="py-0.5 text-left text-accent hover:underline"
              onClick={() => onCentrer(donnees.codes[j] ?? "")}
            >
              {typo(donnees.libelles[j] ?? "")}
            </button>
          </li>
        ))}
      </ul>
      {voisins.vers.length > VOISINS_MAX ? (
        <p className="text-sm text-douce">
          et <Lien href={routes.mobilite(code)}>{pluriel(voisins.vers.length - VOISINS_MAX, "autre")}</Lien>
        </p>
      ) : null}
      <div className="mt-4 border-t border-trait pt-3 print:hidden">
        <ChoixMetier
          id="carte-vers"
          libelle="Tracer un parcours jusqu’à"
          exemple="Un métier d’arrivée"
          onChoisir={onTracer}
        />
      </div>
    </section>
  );
}
