import type { ReactNode } from "react";
import { Provenance } from "@/components/etat/provenance";
import { GrandsDomaines } from "@/components/listes/grands-domaines";
import { Apercu } from "@/components/listes/liste-metiers";
import { Lien } from "@/components/ui/lien";
import type { Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import type { Recherche, Resultat } from "@/lib/search";
import { nombre, pluriel } from "@/lib/typo";
import { TitreSurligne } from "./titre-surligne";

/** The results of a search, or what helps when there are none. */
export function Resultats({
  recherche,
  referential,
}: {
  readonly recherche: Recherche;
  readonly referential: Referential;
}): ReactNode {
  const { requete, total, resultats, proches } = recherche;
  if (requete === "") {
    return (
      <>
        <h1 className="text-3xl">Chercher un métier</h1>
        <p className="mt-3 text-lg">
          Écrivez un métier dans le champ ci-dessus, avec vos mots, ou partez d’un domaine.
        </p>
        <GrandsDomaines referential={referential} />
      </>
    );
  }
  if (total > 0) {
    return (
      <>
        <h1 className="text-3xl">
          {pluriel(total, "métier")} pour «&nbsp;{requete}&nbsp;»
        </h1>
        {total > resultats.length ? (
          <p className="mt-2 text-douce">
            Les {nombre(resultats.length)} premiers. Ajoutez un mot pour préciser.
          </p>
        ) : null}
        <ListeResultats resultats={resultats} requete={requete} />
        <Provenance referential={referential} />
      </>
    );
  }
  return (
    <>
      <h1 className="text-3xl">Aucun métier ne contient exactement «&nbsp;{requete}&nbsp;»</h1>
      {proches.length > 0 ? (
        <section aria-labelledby="proches" className="mt-6">
          <h2 id="proches" className="text-xl">
            Les intitulés les plus proches
          </h2>
          <ListeResultats resultats={proches} requete={requete} niveau={3} />
        </section>
      ) : null}
      <section aria-labelledby="aide" className="mt-8">
        <h2 id="aide" className="text-xl">
          Quelques idées
        </h2>
        <ul className="mt-2 list-disc space-y-1 pl-5">
          <li>Essayez un seul mot, ou seulement son début.</li>
          <li>Essayez le nom du métier plutôt que celui du diplôme, du lieu ou de l’entreprise.</li>
          {referential.source === "extrait" ? (
            <li>
              Ce site n’a pour l’instant qu’un extrait du ROME&nbsp;:{" "}
              <Lien href={routes.donnees()}>comment avoir tous les métiers</Lien>.
            </li>
          ) : null}
        </ul>
      </section>
      <section aria-labelledby="domaines" className="mt-8">
        <h2 id="domaines" className="text-xl">
          Ou partez d’un domaine
        </h2>
        <GrandsDomaines referential={referential} />
      </section>
    </>
  );
}

function ListeResultats({
  resultats,
  requete,
  niveau = 2,
}: {
  readonly resultats: readonly Resultat[];
  readonly requete: string;
  readonly niveau?: 2 | 3;
}): ReactNode {
  const Titre = niveau === 2 ? "h2" : "h3";
  return (
    <ol className="mt-4 divide-y divide-trait rounded-xl border border-trait bg-surface">
      {resultats.map(({ metier, appellation }) => {
        const titre = appellation?.libelle ?? metier.libelle;
        return (
          <li key={metier.code} className="px-4 py-3">
            <Titre className="text-lg">
              <Lien href={routes.metier(metier.code)}>
                <TitreSurligne titre={titre} requete={requete} />
              </Lien>
            </Titre>
            {titre === metier.libelle ? null : (
              <p className="text-sm text-douce">Dans la fiche «&nbsp;{metier.libelle}&nbsp;»</p>
            )}
            <Apercu metier={metier} />
          </li>
        );
      })}
    </ol>
  );
}
