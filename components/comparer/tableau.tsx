import type { ReactNode } from "react";
import { reperes } from "@/components/fiche/mots";
import { BoutonSelection } from "@/components/selection/bouton-selection";
import { Lien } from "@/components/ui/lien";
import { LienGeste } from "@/components/ui/lien-geste";
import { comparer, type Facette, type Trait } from "@/lib/comparer";
import type { Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { enumeration, pluriel, typo } from "@/lib/typo";
import { interets, silences, TITRES } from "./mots";

/** Items of one cell that are in view before the fold. */
const EN_VUE = 7;

/** Room for each column on a phone: two fit side by side, more are scrolled. */
const LARGEURS: Readonly<Record<number, string>> = { 3: "min-w-[39rem]", 4: "min-w-[52rem]" };

/** Keeps a block over all columns in view while they are scrolled sideways. */
const ETROIT = "sticky left-3 max-w-[calc(100vw-4rem)] lg:max-w-none";

/** What each fiche says in its own words; said once, at the end, where all say the same. */
interface Sujet {
  readonly titre: string;
  /** What is compared. */
  readonly valeur: (m: Metier) => string;
  readonly contenu: (m: Metier) => ReactNode;
}
const RIEN = <p className="text-douce">Le référentiel n’en dit rien.</p>;
const SUJETS: readonly Sujet[] = [
  {
    titre: "Domaine",
    valeur: (m) => m.domaine.code,
    contenu: (m) => (
      <>
        <p>
          <Lien href={routes.domaine(m.domaine.code)}>{typo(m.domaine.libelle)}</Lien>
        </p>
        <p className="text-sm text-douce">{typo(m.grandDomaine.libelle)}</p>
      </>
    ),
  },
  {
    titre: "À savoir",
    valeur: (m) => [...reperes(m).map((r) => r.titre), ...silences(m)].join(),
    contenu: (m) => <Reperes metier={m} />,
  },
  {
    titre: "Comment y accéder",
    valeur: (m) => m.acces.join(),
    contenu: (m) => (m.acces.length === 0 ? RIEN : <Phrases phrases={m.acces.map(typo)} />),
  },
  {
    titre: "Ce qu’on y aime",
    valeur: (m) => m.riasec.join(),
    contenu: (m) => (m.riasec.length === 0 ? RIEN : <Phrases phrases={interets(m).map((p) => `${p}.`)} />),
  },
];

const Phrases = ({ phrases }: { readonly phrases: readonly string[] }): ReactNode =>
  phrases.map((p) => (
    <p key={p} className="mb-1.5">
      {p}
    </p>
  ));

/** Métiers side by side, differences first; what they share is folded under each part. */
export function Tableau({
  metiers,
  referential,
}: {
  readonly metiers: readonly Metier[];
  readonly referential: Referential;
}): ReactNode {
  const large = metiers.length > 2;
  const sujets = SUJETS.map((sujet) => ({
    ...sujet,
    pareil: new Set(metiers.map((m) => sujet.valeur(m))).size === 1,
  }));
  const pareils = sujets.filter((s) => s.pareil);
  const partie = ({ titre, contenu }: Sujet): ReactNode => (
    <Partie key={titre} titre={titre} metiers={metiers} large={large}>
      {contenu}
    </Partie>
  );
  return (
    <section
      aria-label="Tableau de comparaison"
      // It scrolls sideways on a phone, and a keyboard must reach it.
      tabIndex={large ? 0 : undefined}
      className={`mt-5 rounded-xl border border-trait bg-surface print:hidden ${large ? "overflow-x-auto lg:overflow-visible" : ""}`}
    >
      <table
        className={`w-full table-fixed border-collapse text-left ${LARGEURS[metiers.length] ?? ""} lg:min-w-0`}
      >
        <caption className="sr-only">
          {typo(enumeration(metiers.map((m) => m.libelle)))}&nbsp;: une colonne par métier, une partie par
          sujet.
        </caption>
        <thead>
          <tr>
            {metiers.map((m, rang) => (
              <th
                key={m.code}
                scope="col"
                className="sticky top-0 z-10 border-b border-trait bg-surface-2 p-3 align-top first:rounded-tl-xl last:rounded-tr-xl"
              >
                <EnTete metiers={metiers} metier={m} rang={rang} version={referential.version} />
              </th>
            ))}
          </tr>
        </thead>
        <Partie titre="En bref" metiers={metiers} large={large}>
          {(m) => <p>{typo(m.definition[0] ?? "Le référentiel ne définit pas ce métier.")}</p>}
        </Partie>
        {sujets.filter((s) => !s.pareil).map(partie)}
        {comparer(metiers).map((facette) => (
          <PartieFacette key={facette.id} facette={facette} metiers={metiers} large={large} />
        ))}
        {pareils.length === 0 ? null : (
          <tbody>
            <Titre
              titre={metiers.length > 2 ? "Pareil pour tous" : "Pareil pour les deux"}
              colonnes={metiers.length}
            />
            <tr>
              <td colSpan={metiers.length} className="p-3 pt-1">
                <div className={large ? ETROIT : ""}>
                  {pareils.map(({ titre, contenu }) => (
                    <div key={titre} className="mb-2">
                      <p className="text-sm text-douce">{titre}</p>
                      {metiers[0] ? contenu(metiers[0]) : null}
                    </div>
                  ))}
                </div>
              </td>
            </tr>
          </tbody>
        )}
      </table>
    </section>
  );
}

function EnTete({
  metiers,
  metier,
  rang,
  version,
}: {
  readonly metiers: readonly Metier[];
  readonly metier: Metier;
  readonly rang: number;
  readonly version: string;
}): ReactNode {
  const codes = metiers.map((m) => m.code);
  const nom = typo(metier.libelle);
  const sans = codes.filter((c) => c !== metier.code);
  const deplace = (vers: number): string => routes.comparer(sans.toSpliced(vers, 0, metier.code));
  const outil = "flex size-9 items-center justify-center rounded-md border border-trait hover:border-accent";
  return (
    <>
      <span className="block font-titre text-lg leading-tight font-semibold [overflow-wrap:anywhere] hyphens-auto">
        <Lien href={routes.metier(metier.code)}>{nom}</Lien>
      </span>
      <span className="mt-2 flex flex-wrap gap-1.5">
        {rang === 0 ? null : (
          <LienGeste
            geste="deplacer"
            href={deplace(rang - 1)}
            className={outil}
            aria-label={`Déplacer ${nom} à gauche`}
          >
            <span aria-hidden="true">←</span>
          </LienGeste>
        )}
        {rang === metiers.length - 1 ? null : (
          <LienGeste
            geste="deplacer"
            href={deplace(rang + 1)}
            className={outil}
            aria-label={`Déplacer ${nom} à droite`}
          >
            <span aria-hidden="true">→</span>
          </LienGeste>
        )}
        <LienGeste
          geste="retirer"
          href={routes.comparer(sans)}
          className={outil}
          aria-label={`Retirer ${nom}`}
        >
          <span aria-hidden="true">×</span>
        </LienGeste>
        <BoutonSelection code={metier.code} libelle={nom} version={version} court />
      </span>
    </>
  );
}

function Titre({ titre, colonnes }: { readonly titre: string; readonly colonnes: number }): ReactNode {
  return (
    <tr>
      <th scope="rowgroup" colSpan={colonnes} className="border-t border-trait px-3 pt-4 pb-1">
        <span className="sticky left-3 inline-block font-titre text-xl font-semibold">{titre}</span>
      </th>
    </tr>
  );
}

/** One subject: its title over the whole width, then a cell for each métier. */
function Partie({
  titre,
  metiers,
  large,
  children,
}: {
  readonly titre: string;
  readonly metiers: readonly Metier[];
  readonly large: boolean;
  readonly children: (m: Metier, rang: number) => ReactNode;
}): ReactNode {
  return (
    <tbody>
      <Titre titre={titre} colonnes={metiers.length} />
      <Cellules metiers={metiers} large={large}>
        {children}
      </Cellules>
    </tbody>
  );
}

function Cellules({
  metiers,
  large,
  children,
}: {
  readonly metiers: readonly Metier[];
  readonly large: boolean;
  readonly children: (m: Metier, rang: number) => ReactNode;
}): ReactNode {
  return (
    <tr>
      {metiers.map((m, rang) => (
        <td key={m.code} className="p-3 pt-1 align-top [overflow-wrap:anywhere]">
          {/* Once the table is scrolled down on a phone, its head is no longer in view. */}
          {large ? (
            <p aria-hidden="true" className="text-sm font-semibold text-douce lg:hidden">
              {typo(m.libelle)}
            </p>
          ) : null}
          {children(m, rang)}
        </td>
      ))}
    </tr>
  );
}

function PartieFacette({
  facette: { id, propres, communs },
  metiers,
  large,
}: {
  readonly facette: Facette;
  readonly metiers: readonly Metier[];
  readonly large: boolean;
}): ReactNode {
  const tous = communs.find((c) => c.rangs.length === metiers.length);
  const certains = communs.filter((c) => c !== tous);
  return (
    <tbody>
      <Titre titre={TITRES[id]} colonnes={metiers.length} />
      <Cellules metiers={metiers} large={large}>
        {(_, rang) => <Propres traits={propres[rang] ?? []} />}
      </Cellules>
      {communs.length === 0 ? null : (
        <tr>
          <td colSpan={metiers.length} className="px-3 pb-3">
            <div className={large ? ETROIT : ""}>
              {tous ? (
                <Communs titre={`En commun\u00a0: ${tous.traits.length}`} traits={tous.traits} />
              ) : null}
              {certains.length === 0 ? null : (
                <details className="mt-1">
                  <summary className="w-fit py-1 text-accent">
                    Communs à certains seulement&nbsp;: {certains.reduce((n, c) => n + c.traits.length, 0)}
                  </summary>
                  {certains.map(({ rangs, traits }) => (
                    <div key={rangs.join()} className="mb-2">
                      <p className="text-sm text-douce">
                        {typo(enumeration(rangs.flatMap((r) => metiers[r]?.libelle ?? [])))}&nbsp;:
                      </p>
                      <ListeCommune traits={traits} />
                    </div>
                  ))}
                </details>
              )}
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Communs({
  titre,
  traits,
}: {
  readonly titre: string;
  readonly traits: readonly Trait[];
}): ReactNode {
  return (
    <details className="mt-1">
      <summary className="w-fit py-1 text-accent">{titre}</summary>
      <ListeCommune traits={traits} />
    </details>
  );
}

const ListeCommune = ({ traits }: { readonly traits: readonly Trait[] }): ReactNode => (
  <ul className="list-disc gap-x-8 pl-5 marker:text-accent sm:columns-2">
    {traits.map((t) => (
      <Element key={t.code} trait={t} />
    ))}
  </ul>
);

function Propres({ traits }: { readonly traits: readonly Trait[] }): ReactNode {
  if (traits.length === 0) return <p className="text-douce">Rien que les autres n’aient aussi.</p>;
  const reste = traits.slice(EN_VUE);
  return (
    <>
      <ul className="list-disc space-y-0.5 pl-4 marker:text-accent">
        {traits.slice(0, EN_VUE).map((t) => (
          <Element key={t.code} trait={t} />
        ))}
      </ul>
      {reste.length === 0 ? null : (
        <details className="mt-1">
          <summary className="w-fit py-1 text-accent">et {pluriel(reste.length, "autre")}</summary>
          <ul className="list-disc space-y-0.5 pl-4 marker:text-accent">
            {reste.map((t) => (
              <Element key={t.code} trait={t} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const Element = ({ trait: { libelle, coeur } }: { readonly trait: Trait }): ReactNode => (
  <li className={`break-inside-avoid ${coeur ? "font-semibold" : ""}`}>{typo(libelle)}</li>
);

function Reperes({ metier }: { readonly metier: Metier }): ReactNode {
  const liste = reperes(metier);
  const tus = silences(metier);
  return (
    <>
      {liste.length === 0 ? <p>Ni réglementé, ni emploi de cadre signalé.</p> : null}
      <ul className="space-y-1">
        {liste.map(({ titre, ton }) => (
          <li key={titre} className={ton === "attention" ? "font-semibold text-ocre" : ""}>
            {ton === "attention" ? <span aria-hidden="true">⚠ </span> : null}
            {titre}
          </li>
        ))}
      </ul>
      {tus.length === 0 ? null : (
        <p className="mt-1 text-sm text-douce">Le référentiel ne dit pas {enumeration(tus)}.</p>
      )}
    </>
  );
}
