import type { ReactNode } from "react";
import { versionEnClair } from "@/components/etat/provenance";
import { reperes } from "@/components/fiche/mots";
import { comparer, couper, type Facette, type Paire, type Trait } from "@/lib/comparer";
import type { Metier, Referential } from "@/lib/rome";
import { enumeration, phrase, pluriel, resumer, typo } from "@/lib/typo";
import { interets, TITRES } from "./mots";

/** Characters of a line of one cell, by number of columns, and of the whole width: measured low, so that nothing is cut. */
const LARGEURS: Readonly<Record<number, number>> = { 2: 78, 3: 50, 4: 37 };
const LARGEUR_TOTALE = 146;

/** Lines that each list may take, so that the whole stays on one sheet. */
const LIGNES: Readonly<Record<Facette["id"], number>> = {
  faire: 9,
  savoirs: 6,
  conditions: 4,
  publics: 2,
  structures: 2,
  statut: 1,
  "savoir-etre": 3,
};
/** Said as a sentence: too short for a list. */
const EN_PHRASE: readonly Facette["id"][] = ["publics", "structures", "statut"];
/** What only some share is said of these, in lines taken from the lists. */
const PARTAGEES: readonly Facette["id"][] = ["faire", "savoirs", "conditions"];
const LIGNE_PARTAGEE = 1;

/**
 * The comparison on one A4 sheet in landscape: the same facts, cut where they would not fit, and then saying how many are
 * left. On paper only.
 */
export function Feuille({
  metiers,
  paires,
  referential,
}: {
  readonly metiers: readonly Metier[];
  readonly paires: readonly Paire[];
  readonly referential: Referential;
}): ReactNode {
  const largeur = LARGEURS[metiers.length] ?? 37;
  const facettes = comparer(metiers);
  const plusieurs = metiers.length > 2;
  const lignesDe = (id: Facette["id"]): number =>
    LIGNES[id] - (plusieurs && (id === "faire" || id === "savoirs") ? 2 * LIGNE_PARTAGEE : 0);
  const partages = plusieurs ? facettes.filter(({ id }) => PARTAGEES.includes(id)) : [];
  const texte = (t: string, lignes: number): string => typo(resumer(t, lignes * largeur));
  const rangee = (titre: string, contenu: (m: Metier, rang: number) => ReactNode): ReactNode => (
    <tr key={titre}>
      <th scope="row">{titre}</th>
      {metiers.map((m, rang) => (
        <td key={m.code}>{contenu(m, rang)}</td>
      ))}
    </tr>
  );
  const officielles = paires.flatMap(({ a, b, aller, retour }) => [
    ...(aller === null ? [] : [`de ${a.libelle} vers ${b.libelle} (n°\u00a0${aller})`]),
    ...(retour === null ? [] : [`de ${b.libelle} vers ${a.libelle} (n°\u00a0${retour})`]),
  ]);
  return (
    <div data-feuille="paysage" className="feuille hidden print:block">
      <p className="feuille-titre">Métiers comparés, {versionEnClair(referential)}</p>
      <table>
        <thead>
          <tr>
            <td />
            {metiers.map((m) => (
              <th key={m.code} scope="col">
                {texte(m.libelle, 2)} <span className="font-normal">({m.code})</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rangee("En bref", (m) => texte(m.definition[0] ?? "", 3))}
          {rangee("Domaine", (m) => texte(m.domaine.libelle, 2))}
          {rangee("À savoir", (m) =>
            texte(
              reperes(m)
                .map((r) => r.titre)
                .join(" · ") || "Ni réglementé, ni emploi de cadre signalé.",
              2,
            ),
          )}
          {rangee("Accès", (m) => texte(m.acces.join(" "), 4))}
          {facettes.map(({ id, propres }) =>
            rangee(TITRES[id], (_, rang) =>
              EN_PHRASE.includes(id) ? (
                <EnLigne traits={propres[rang] ?? []} place={lignesDe(id) * largeur} rien="" />
              ) : (
                <Liste traits={propres[rang] ?? []} lignes={lignesDe(id)} largeur={largeur} />
              ),
            ),
          )}
          {rangee("Ce qu’on y aime", (m) => texte(interets(m).join(". "), 3))}
          <tr>
            <th scope="row">{plusieurs ? "Communs à tous" : "En commun"}</th>
            <td colSpan={metiers.length}>
              {facettes.map(({ id, communs }) => {
                const tous = communs.find((c) => c.rangs.length === metiers.length)?.traits ?? [];
                return (
                  <p key={id}>
                    <strong>{TITRES[id]}&nbsp;:</strong>{" "}
                    <EnLigne
                      traits={tous}
                      place={PLACE_COMMUNE}
                      rien={plusieurs ? "rien de commun à tous." : "rien de commun dans le référentiel."}
                    />
                  </p>
                );
              })}
            </td>
          </tr>
          {partages.length === 0 ? null : (
            <tr>
              <th scope="row">Communs à certains</th>
              <td colSpan={metiers.length}>
                {partages.map(({ id, communs }) => (
                  <p key={id}>
                    <strong>{TITRES[id]}&nbsp;:</strong>{" "}
                    <EnLigne
                      traits={aCertains(communs, metiers)}
                      place={LIGNE_PARTAGEE * PLACE_COMMUNE}
                      rien="rien que certains seulement partagent."
                    />
                  </p>
                ))}
              </td>
            </tr>
          )}
          <tr>
            <th scope="row">Mobilités officielles</th>
            <td colSpan={metiers.length}>
              {officielles.length === 0
                ? "Aucune entre ces métiers dans le référentiel."
                : phrase(typo(resumer(enumeration(officielles), 2 * LARGEUR_TOTALE)))}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Liste({
  traits,
  lignes,
  largeur,
}: {
  readonly traits: readonly Trait[];
  readonly lignes: number;
  readonly largeur: number;
}): ReactNode {
  const { gardes, reste } = couper(traits, { lignes, largeur });
  return (
    <ul>
      {gardes.map((t) => (
        <li key={t.code}>{typo(t.libelle)}</li>
      ))}
      {reste === 0 ? null : <li className="reste">et {pluriel(reste, "autre")}</li>}
    </ul>
  );
}

/** What several have and not all, each with the codes of those that have it. */
const aCertains = (communs: Facette["communs"], metiers: readonly Metier[]): Trait[] =>
  communs
    .filter(({ rangs }) => rangs.length < metiers.length)
    .flatMap(({ rangs, traits }) => {
      const qui = rangs.flatMap((r) => metiers[r]?.code ?? []).join(", ");
      return traits.map((t) => ({ ...t, libelle: `${t.libelle} (${qui})` }));
    });

/** Characters of a line over all columns, beside its title. */
const PLACE_COMMUNE = LARGEUR_TOTALE - 30;

/** A list as a sentence, as long as it fits in `place` characters. */
function EnLigne({
  traits,
  place,
  rien,
}: {
  readonly traits: readonly Trait[];
  readonly place: number;
  /** Said of an empty list. */
  readonly rien: string;
}): ReactNode {
  if (traits.length === 0) return rien;
  let libre = place;
  const dits = traits.filter(({ libelle }, i) => {
    libre -= libelle.length + 2;
    return i === 0 || libre > 0;
  });
  const reste = traits.length - dits.length;
  return `${typo(dits.map((t) => t.libelle).join("\u202f; "))}${reste > 0 ? ` et ${pluriel(reste, "autre")}` : ""}.`;
}
