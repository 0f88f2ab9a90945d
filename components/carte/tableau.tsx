import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { ROLES } from "@/components/ui/roles-tableau";
import { type Flux, fluxDe } from "@/lib/carte";
import type { Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { rechercher } from "@/lib/search";
import { nombre, pluriel, typo } from "@/lib/typo";
import { type AdresseCarte, adresseCarte } from "./adresse";
import { PastilleDomaine } from "./pastille-domaine";

const LIGNES_MAX = 100;
const AUCUN: Flux = { sortants: 0, entrants: 0 };

/** The map as a table: what it shows is all here, without JavaScript. One grand domaine is unfolded at a time: 1,584 rows would weigh on a phone. */
export function TableauCarte({
  referential,
  adresse,
}: {
  readonly referential: Referential;
  readonly adresse: AdresseCarte;
}): ReactNode {
  const { filtre } = adresse;
  return (
    <section id="tableau" aria-labelledby="tableau-titre" tabIndex={-1} className="mt-12 outline-none">
      <h2 id="tableau-titre" className="text-2xl">
        La même chose en tableau
      </h2>
      <p className="mt-1 text-douce">
        Départs&nbsp;: les mobilités officielles qui partent d’un métier. Arrivées&nbsp;: celles qui y mènent.
      </p>
      <form
        action={routes.carte()}
        method="get"
        className="mt-4 flex max-w-xl flex-wrap items-end gap-2 print:hidden"
      >
        {Object.entries(gardes(adresse)).map(([nom, valeur]) => (
          <input key={nom} type="hidden" name={nom} value={valeur} />
        ))}
        <p className="grow">
          <label htmlFor="filtre-tableau" className="mb-1 block text-sm font-semibold">
            Filtrer le tableau
          </label>
          <input
            id="filtre-tableau"
            name="filtre"
            type="search"
            maxLength={100}
            defaultValue={filtre}
            key={filtre}
            className="h-11 w-full rounded-lg border border-trait-fort bg-surface px-3"
          />
        </p>
        <button
          type="submit"
          className="h-11 rounded-lg bg-accent px-4 font-semibold text-sur-accent hover:bg-accent-survol"
        >
          Filtrer
        </button>
      </form>
      {filtre === "" ? (
        <ParDomaine referential={referential} adresse={adresse} />
      ) : (
        <Filtre referential={referential} adresse={adresse} />
      )}
    </section>
  );
}

/** What the address holds besides the filter, which a form sends along. */
function gardes({ centre, de, vers, grandsDomaines }: AdresseCarte): Record<string, string> {
  const tous = { centre, de, vers, gd: grandsDomaines.join("") };
  return Object.fromEntries(Object.entries(tous).flatMap(([nom, v]) => (v ? [[nom, v]] : [])));
}

function Filtre({ referential, adresse }: Parameters<typeof TableauCarte>[0]): ReactNode {
  const { total, resultats } = rechercher(referential, adresse.filtre, LIGNES_MAX);
  const metiers = resultats.map((r) => r.metier);
  return (
    <>
      <p className="mt-4">
        {total === 0
          ? `Aucun métier ne répond à «\u00a0${adresse.filtre}\u00a0».`
          : total > metiers.length
            ? `Les ${metiers.length} premiers de ${pluriel(total, "métier")}.`
            : `${pluriel(total, "métier")}.`}{" "}
        <Lien href={adresseCarte({ ...adresse, filtre: "" }, "tableau")}>Tous les métiers</Lien>
      </p>
      {metiers.length > 0 ? (
        <Lignes
          metiers={metiers}
          referential={referential}
          legende={`Métiers qui répondent à ${adresse.filtre}`}
        />
      ) : null}
    </>
  );
}

function ParDomaine({ referential, adresse }: Parameters<typeof TableauCarte>[0]): ReactNode {
  const flux = fluxDe(referential);
  const somme = (codes: readonly string[], quoi: keyof Flux): number =>
    codes.reduce((n, code) => n + (flux.get(code) ?? AUCUN)[quoi], 0);
  const deplie = referential.grandsDomaines.get(adresse.tableau ?? "");
  return (
    <>
      <table {...ROLES.table} className="mt-5 w-full max-w-3xl text-left max-[399px]:block">
        <caption className="sr-only">Les grands domaines</caption>
        <Tete premiere="Grand domaine" seconde="Métiers" />
        <tbody {...ROLES.groupe} className="max-[399px]:block">
          {[...referential.grandsDomaines.values()].map((g) => (
            <Rangee
              key={g.code}
              titre={
                <Lien
                  href={adresseCarte({ ...adresse, tableau: g.code }, "domaine-tableau")}
                  scroll={false}
                  aria-current={g.code === deplie?.code ? "true" : undefined}
                  className="lien inline-flex items-baseline gap-2"
                >
                  <PastilleDomaine code={g.code} />
                  {typo(g.libelle)}
                </Lien>
              }
              cases={[
                ["Métiers", nombre(g.metiers.length)],
                ["Départs", nombre(somme(g.metiers, "sortants"))],
                ["Arrivées", nombre(somme(g.metiers, "entrants"))],
              ]}
            />
          ))}
        </tbody>
      </table>
      {deplie ? (
        <div id="domaine-tableau" className="mt-8">
          <h3 className="text-xl">{typo(deplie.libelle)}</h3>
          <p>
            <Lien href={adresseCarte({ ...adresse, tableau: null }, "tableau")} scroll={false}>
              Replier
            </Lien>
          </p>
          <Lignes
            metiers={deplie.metiers.flatMap((code) => referential.metiers.get(code) ?? [])}
            referential={referential}
            legende={typo(deplie.libelle)}
          />
        </div>
      ) : null}
    </>
  );
}

const Tete = ({ premiere, seconde }: { readonly premiere: string; readonly seconde: string }): ReactNode => (
  <thead {...ROLES.groupe} className="max-[399px]:hidden">
    <tr className="align-bottom text-sm">
      <th scope="col" className="py-1.5 pr-3">
        {premiere}
      </th>
      <th scope="col" className="px-1.5 py-1.5 text-right sm:px-2">
        {seconde}
      </th>
      <th scope="col" className="px-1.5 py-1.5 text-right sm:px-2">
        Départs
      </th>
      <th scope="col" className="py-1.5 pl-2 text-right">
        Arrivées
      </th>
    </tr>
  </thead>
);

/** A row; under 400 px its cells are below its title, each with the name of its column. */
function Rangee({
  titre,
  cases,
}: {
  readonly titre: ReactNode;
  readonly cases: readonly (readonly [colonne: string, contenu: ReactNode])[];
}): ReactNode {
  return (
    <tr
      {...ROLES.ligne}
      className="border-t border-trait max-[399px]:flex max-[399px]:flex-wrap max-[399px]:gap-x-4 max-[399px]:pb-1.5"
    >
      <th {...ROLES.tete} scope="row" className="py-1.5 pr-3 font-normal max-[399px]:w-full max-[399px]:pr-0">
        {titre}
      </th>
      {cases.map(([colonne, contenu]) => (
        <td
          key={colonne}
          {...ROLES.case}
          className="px-1.5 text-right tabular-nums last:pr-0 max-[399px]:px-0 sm:px-2"
        >
          <span className="hidden text-sm text-douce max-[399px]:inline">{colonne} </span>
          {contenu}
        </td>
      ))}
    </tr>
  );
}

function Lignes({
  metiers,
  referential,
  legende,
}: {
  readonly metiers: readonly Metier[];
  readonly referential: Referential;
  readonly legende: string;
}): ReactNode {
  const flux = fluxDe(referential);
  return (
    <table {...ROLES.table} className="mt-3 w-full max-w-3xl text-left max-[399px]:block">
      <caption className="sr-only">{legende}</caption>
      <Tete premiere="Métier" seconde="Carte" />
      <tbody {...ROLES.groupe} className="max-[399px]:block">
        {metiers.map((m) => {
          const { sortants, entrants } = flux.get(m.code) ?? AUCUN;
          return (
            <Rangee
              key={m.code}
              titre={<Lien href={routes.metier(m.code)}>{typo(m.libelle)}</Lien>}
              cases={[
                [
                  "Carte",
                  <Lien
                    key="carte"
                    href={routes.carte({ centre: m.code })}
                    aria-label={`Voir ${typo(m.libelle)} sur la carte`}
                  >
                    Voir
                  </Lien>,
                ],
                ["Départs", sortants],
                ["Arrivées", entrants],
              ]}
            />
          );
        })}
      </tbody>
    </table>
  );
}
