import { Fragment, type ReactNode } from "react";
import { Provenance } from "@/components/etat/provenance";
import { Entrees } from "@/components/listes/entrees";
import { GrandsDomaines } from "@/components/listes/grands-domaines";
import { Apercu } from "@/components/listes/liste-metiers";
import { Lien } from "@/components/ui/lien";
import type { CodeMetier, Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import {
  type Criteres,
  type Exploration,
  ecrireCriteres,
  evitees,
  type Pourquoi,
  type Resultat,
  type ResultatCompetence,
} from "@/lib/search";
import { nombre, pluriel, typo } from "@/lib/typo";
import { Filtres } from "./filtres";
import { ListeCompetences } from "./liste-competences";
import { Raison } from "./pourquoi";
import { TitreSurligne } from "./titre-surligne";

/** Domaines that are offered at once; the field of the filters has them all. */
const DOMAINES_MAX = 8;

export interface VueRecherche {
  readonly exploration: Exploration;
  readonly criteres: Criteres;
  /** Values of filters that the address asks for and that mean nothing here. */
  readonly refuses: readonly string[];
  readonly page: number;
  readonly pages: number;
  readonly raisons: ReadonlyMap<CodeMetier, Pourquoi>;
  readonly voisins: readonly Metier[];
  readonly competences: readonly ResultatCompetence[];
  readonly referential: Referential;
}

/** The results of a search with its filters, or what helps when there are none. */
export function Resultats(vue: VueRecherche): ReactNode {
  const { exploration, criteres, referential } = vue;
  const { requete, total, masques, proches, incertaine } = exploration;
  const vierge = requete === "" && Object.keys(criteres).length === 0;
  return (
    <>
      <h1 className="text-3xl">
        <Titre exploration={exploration} vierge={vierge} />
      </h1>
      <p className="mt-2 max-w-3xl text-douce">
        {vierge
          ? "Écrivez un métier dans le champ ci-dessus, avec vos mots, ou partez de l’une de ces entrées."
          : null}
        {!vierge && incertaine && total > 0
          ? "Nous ne sommes pas sûrs d’avoir compris. Voici ce qui s’en approche le plus\u00a0; un autre mot, ou une autre entrée plus bas, vous aiderait peut-être mieux."
          : null}
        {total === 0 && masques > 0 ? `Les filtres en masquent ${nombre(masques)}. ` : null}
        {total > 0 && masques > 0 ? (
          <strong className="font-semibold">{pluriel(masques, "masqué")} par les filtres. </strong>
        ) : null}
        {masques > 0 ? <Lien href={routes.recherche(requete)}>Tout afficher</Lien> : null}
      </p>
      <NonCompris refuses={vue.refuses} />
      <Evitees requete={requete} referential={referential} />
      <Filtres requete={requete} criteres={criteres} referential={referential} ouvert={vierge} />
      {total > 0 ? <Trouves {...vue} /> : null}
      {proches.length > 0 ? (
        <section aria-labelledby="proches" className="mt-6">
          <h2 id="proches" className="text-xl">
            Les intitulés les plus proches
          </h2>
          <ListeResultats resultats={proches} requete={requete} raisons={vue.raisons} niveau={3} />
        </section>
      ) : null}
      {requete !== "" ? <ParCompetences {...vue} /> : null}
      {vierge || total === 0 || incertaine ? <Sorties vierge={vierge} referential={referential} /> : null}
      {total > 0 ? <Provenance referential={referential} /> : null}
    </>
  );
}

/** Longest list of values, and of letters of one, that are said back. */
const DITS_MAX = 5;
const LETTRES_DITES = 40;

function NonCompris({ refuses }: Pick<VueRecherche, "refuses">): ReactNode {
  if (refuses.length === 0) return null;
  const dits = refuses.slice(0, DITS_MAX).map((v) => `«\u00a0${v.slice(0, LETTRES_DITES)}\u00a0»`);
  return (
    <p className="mt-3 rounded-lg border border-ocre bg-ocre-fond px-4 py-3 [overflow-wrap:anywhere]">
      {refuses.length > 1 ? "Filtres non compris, laissés de côté" : "Filtre non compris, laissé de côté"}
      &nbsp;: {dits.join(", ")}
      {refuses.length > DITS_MAX ? ` et ${pluriel(refuses.length - DITS_MAX, "autre")}` : ""}.
    </p>
  );
}

/** What one wants to do without is a filter, not a word to look for. */
function Evitees({
  requete,
  referential,
}: {
  readonly requete: string;
  readonly referential: Referential;
}): ReactNode {
  const conditions = evitees(referential, requete);
  if (conditions.length === 0) return null;
  return (
    <p className="mt-3">
      Pour éviter une condition de travail&nbsp;:{" "}
      {conditions.map(({ code, libelle }, i) => (
        <Fragment key={code}>
          {i > 0 ? ", " : null}
          <Lien href={routes.recherche("", ecrireCriteres({ sans: [code] }))}>
            métiers {libelle.charAt(0).toLowerCase() + libelle.slice(1)}
          </Lien>
        </Fragment>
      ))}
      .
    </p>
  );
}

function Titre({
  exploration: { requete, total, masques, incertaine },
  vierge,
}: {
  readonly exploration: Exploration;
  readonly vierge: boolean;
}): ReactNode {
  if (vierge) return "Chercher un métier";
  const pour = requete === "" ? null : <> pour «&nbsp;{requete}&nbsp;»</>;
  if (total > 0 && incertaine) return <>Pas de réponse sûre{pour}</>;
  if (total > 0)
    return (
      <>
        {pluriel(total, "métier")}
        {pour}
      </>
    );
  if (masques > 0 || requete === "") return <>Aucun métier{pour} avec ces filtres</>;
  return <>Aucun métier ne contient exactement «&nbsp;{requete}&nbsp;»</>;
}

function Trouves({ exploration, criteres, page, pages, raisons, voisins }: VueRecherche): ReactNode {
  const { requete, resultats, domaines } = exploration;
  const choisi = criteres.domaine;
  return (
    <>
      {domaines.length < 2 ? null : (
        <nav aria-label="Préciser par domaine" className="mt-4 print:hidden">
          <p className="text-sm font-semibold">Préciser</p>
          <ul className="mt-1.5 flex flex-wrap gap-2">
            {domaines.slice(0, DOMAINES_MAX).map(({ code, libelle, combien }) => (
              <li key={code}>
                <Lien
                  href={routes.recherche(requete, ecrireCriteres({ ...criteres, domaine: code }))}
                  aria-current={code === choisi ? "true" : undefined}
                  className={`pastille min-h-8 px-3 hover:border-accent ${code === choisi ? "border-accent bg-accent-fond" : "bg-surface"}`}
                >
                  <span>
                    {typo(libelle)} <span className="text-douce">{combien}</span>
                  </span>
                </Lien>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <ListeResultats resultats={resultats} requete={requete} raisons={raisons} />
      {pages > 1 ? (
        <nav aria-label="Pages de résultats" className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
          {page > 1 ? (
            <Lien href={routes.recherche(requete, ecrireCriteres(criteres), page - 1)}>Page précédente</Lien>
          ) : null}
          <span className="text-douce">
            Page&nbsp;{nombre(page)} sur&nbsp;{nombre(pages)}
          </span>
          {page < pages ? (
            <Lien href={routes.recherche(requete, ecrireCriteres(criteres), page + 1)}>Page suivante</Lien>
          ) : null}
        </nav>
      ) : null}
      {voisins.length === 0 ? null : (
        <section aria-labelledby="elargir" className="mt-8">
          <h2 id="elargir" className="text-xl">
            Élargir à des métiers voisins
          </h2>
          <p className="mt-1 text-douce">
            Le ROME cite ces métiers comme mobilités possibles depuis les premiers trouvés.
          </p>
          <ul className="mt-3 flex flex-wrap gap-2">
            {voisins.map((m) => (
              <li key={m.code}>
                <Lien
                  href={routes.metier(m.code)}
                  className="pastille min-h-8 bg-surface px-3 hover:border-accent"
                >
                  {typo(m.libelle)}
                </Lien>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ParCompetences({
  exploration: { requete },
  competences,
}: Pick<VueRecherche, "exploration" | "competences">): ReactNode {
  if (competences.length === 0) return null;
  return (
    <section aria-labelledby="competences" className="mt-8 print:hidden">
      <h2 id="competences" className="text-xl">
        Par compétence
      </h2>
      <p className="mt-1 text-douce">
        Des savoir-faire et des savoirs où sont ces mots, et les métiers qui les demandent.
      </p>
      <ListeCompetences competences={competences} requete={requete} />
      <p className="mt-2">
        <Lien href={routes.competences(requete)}>
          Chercher «&nbsp;{requete}&nbsp;» dans toutes les compétences
        </Lien>
      </p>
    </section>
  );
}

function Sorties({
  vierge,
  referential,
}: {
  readonly vierge: boolean;
  readonly referential: Referential;
}): ReactNode {
  return (
    <>
      {vierge ? null : (
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
      )}
      <section aria-labelledby="entrees" className="mt-8">
        <h2 id="entrees" className="text-xl">
          Autrement que par un nom
        </h2>
        <Entrees referential={referential} />
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
  raisons,
  niveau = 2,
}: {
  readonly resultats: readonly Resultat[];
  readonly requete: string;
  readonly raisons: VueRecherche["raisons"];
  readonly niveau?: 2 | 3;
}): ReactNode {
  const Titre = niveau === 2 ? "h2" : "h3";
  return (
    <ol className="mt-4 divide-y divide-trait rounded-xl border border-trait bg-surface">
      {resultats.map(({ metier, appellation, intitule }) => {
        const autre = appellation !== null && appellation.libelle !== metier.libelle;
        const raison = raisons.get(metier.code);
        return (
          <li key={metier.code} className="px-4 py-3">
            <Titre className="text-lg">
              <Lien href={routes.metier(metier.code)}>
                {requete === "" ? typo(metier.libelle) : <TitreSurligne titre={intitule} requete={requete} />}
              </Lien>
            </Titre>
            {autre ? (
              <p className="text-sm text-douce">Dans la fiche «&nbsp;{typo(metier.libelle)}&nbsp;»</p>
            ) : null}
            {raison ? <Raison pourquoi={raison} /> : null}
            <Apercu metier={metier} />
          </li>
        );
      })}
    </ol>
  );
}
