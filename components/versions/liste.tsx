import type { ReactNode } from "react";
import { versionEnClair } from "@/components/etat/provenance";
import { Lien } from "@/components/ui/lien";
import { PageTexte } from "@/components/ui/texte";
import type { Referential } from "@/lib/rome";
import { countChanges, type Diff, knownVersions } from "@/lib/rome/versions";
import { routes } from "@/lib/routes";
import { pluriel } from "@/lib/typo";
import { edition } from "./fiche";

/** The page while no version was replaced yet. */
export function AucuneComparaison({ referential }: { readonly referential: Referential }): ReactNode {
  return (
    <PageTexte titre="Ce qui change dans le ROME">
      <p className="mt-3">
        Ce site n’a encore gardé aucune comparaison. Il sert le {versionEnClair(referential)}
        {referential.source === "extrait"
          ? ", dont il n’a qu’un extrait\u00a0: seules les versions complètes sont comparées."
          : "\u00a0; la première comparaison paraîtra ici quand une version plus récente la remplacera."}
      </p>
      <p className="mt-3">
        <Lien href={routes.donnees()}>D’où viennent les données</Lien>
      </p>
    </PageTexte>
  );
}

/** The kept comparisons, the latest first, each with how much changed. */
export function ListeComparaisons({ diffs }: { readonly diffs: readonly Diff[] }): ReactNode {
  return (
    <ul>
      {diffs.toReversed().map((diff) => (
        <li key={`${diff.de.version} ${diff.a.version}`}>
          <Lien href={routes.versions(diff.de.version, diff.a.version)}>
            De la version&nbsp;{diff.de.version} à la version&nbsp;{edition(diff.a)}
          </Lien>
          <span className="block text-sm text-douce">{bilan(diff)}</span>
        </li>
      ))}
    </ul>
  );
}

function bilan(diff: Diff): string {
  const n = countChanges(diff);
  const parts = [
    n.metiers > 0 ? pluriel(n.metiers, "métier") : "",
    n.appellations > 0 ? pluriel(n.appellations, "intitulé") : "",
    n.vocabulaire > 0
      ? pluriel(n.vocabulaire, "compétence, savoir ou condition", "compétences, savoirs ou conditions")
      : "",
    n.fiches > 0 ? `liens de ${pluriel(n.fiches, "fiche")}` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "Aucun changement" : `Changements\u00a0: ${parts.join(", ")}`;
}

/** Any two known versions; a plain form. Nothing to choose while there are only two. */
export function ChoixVersions({
  diffs,
  de,
  a,
}: {
  readonly diffs: readonly Diff[];
  readonly de: string;
  readonly a: string;
}): ReactNode {
  const versions = knownVersions(diffs);
  if (versions.length < 3) return null;
  const champ = (nom: string, texte: string, choix: readonly string[], valeur: string): ReactNode => (
    <label className="flex items-center gap-2">
      {texte}
      <select
        name={nom}
        defaultValue={valeur}
        className="rounded-lg border border-trait-fort bg-surface px-2 py-1.5"
      >
        {choix.map((v) => (
          <option key={v}>{v}</option>
        ))}
      </select>
    </label>
  );
  return (
    <form action={routes.versions()} className="flex flex-wrap items-center gap-3">
      {champ("de", "De la version", versions.slice(0, -1), de)}
      {champ("a", "à la version", versions.slice(1), a)}
      <button
        type="submit"
        className="rounded-lg bg-accent px-4 py-1.5 font-semibold text-sur-accent hover:bg-accent-survol"
      >
        Comparer
      </button>
    </form>
  );
}
