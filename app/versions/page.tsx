import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { PageTexte, Partie } from "@/components/ui/texte";
import { ComparaisonComplete } from "@/components/versions/comparaison";
import { edition } from "@/components/versions/fiche";
import { AucuneComparaison, ChoixVersions, ListeComparaisons } from "@/components/versions/liste";
import { lireReferential, premier } from "@/lib/page";
import { between, keptDiffs, tellDiff } from "@/lib/rome/versions";
import { routes } from "@/lib/routes";

export const metadata: Metadata = {
  title: "Versions du ROME",
  description:
    "Ce qui a changé d’une version du ROME à l’autre\u00a0: métiers, intitulés, compétences, mobilités.",
  alternates: { canonical: routes.versions() },
};

export default async function Page({ searchParams }: PageProps<"/versions">): Promise<ReactNode> {
  const [etat, query] = await Promise.all([lireReferential(), searchParams]);
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  const diffs = keptDiffs();
  const dernier = diffs.at(-1);
  if (dernier === undefined) return <AucuneComparaison referential={referential} />;
  const de = premier(query.de) ?? dernier.de.version;
  const a = premier(query.a) ?? dernier.a.version;
  const diff = between(diffs, de, a);
  return (
    <PageTexte titre="Ce qui change dans le ROME">
      <p className="mt-3">
        Le ROME est mis à jour plusieurs fois par an. À chaque nouvelle version, ce site garde la liste de ce
        qui a changé.
      </p>
      <Partie id="gardees" titre="Comparaisons gardées">
        <ListeComparaisons diffs={diffs} />
        <ChoixVersions diffs={diffs} de={de} a={a} />
      </Partie>
      <section aria-labelledby="comparaison" className="mt-8">
        <h2 id="comparaison" className="text-xl">
          {diff === null
            ? "Comparaison absente"
            : `De la version\u00a0${de} à la version\u00a0${edition(diff.a)}`}
        </h2>
        {diff === null ? (
          <p className="mt-2">
            Ce site n’a pas gardé de quoi comparer ces deux versions. La plus ancienne se donne en premier.
          </p>
        ) : (
          <>
            <p className="mt-2">
              La même chose en JSON&nbsp;:{" "}
              <a className="lien" href={routes.api.versions(de, a)}>
                <code>{routes.api.versions(de, a)}</code>
              </a>
            </p>
            <ComparaisonComplete comparaison={tellDiff(diff, referential, diffs)} />
          </>
        )}
      </section>
    </PageTexte>
  );
}
