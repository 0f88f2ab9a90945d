import type { ReactNode } from "react";
import { versionEnClair } from "@/components/etat/provenance";
import { reperes } from "@/components/fiche/mots";
import { comparer, couper, type Facette, type Paire, type Trait } from "@/lib/comparer";
import type { Metier, Referential } from "@/lib/rome";
import { pluriel, resumer, typo } from "@/lib/typo";
import { enumeration, interets, nomDe, TITRES } from "./mots";

/** Characters of a line of one cell, by number of columns, and of the whole width: measured low, so that nothing is cut. */
const LARGEURS: Readonly<Record<number, number>> = { 2: 88, 3: 56, 4: 42 };
const LARGEUR_TOTALE = 165;

/** Lines that each list may take, so that the whole stays on one sheet. */
const LIGNES: Readonly<Record<Facette["id"], number>> = {
  faire: 14,
  savoirs: 9,
  conditions: 6,
  "savoir-etre": 3,
};
const LIGNES_COMMUNES = 2;

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
  const largeur = LARGEURS[metiers.length] ?? 42;
  const facettes = comparer(metiers);
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
    ...(aller === null ? [] : [`de ${a.libelle} vers ${b.libelle} (rang ${aller})`]),
    ...(retour === null ? [] : [`de ${b.libelle} vers ${a.libelle} (rang ${retour})`]),
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
                {texte(nomDe(m), 2)} <span className="font-normal">({m.code})</span>
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
            rangee(TITRES[id], (_, rang) => (
              <Liste traits={propres[rang] ?? []} lignes={LIGNES[id]} largeur={largeur} />
            )),
          )}
          {rangee("Ce qu’on y aime", (m) => texte(interets(m).join(". "), 3))}
          <tr>
            <th scope="row">En commun</th>
            <td colSpan={metiers.length}>
              {facettes.map(({ id, communs }) => {
                const tous = communs.find((c) => c.rangs.length === metiers.length)?.traits ?? [];
                return (
                  <p key={id}>
                    <strong>{TITRES[id]}&nbsp;:</strong> <EnLigne traits={tous} />
                  </p>
                );
              })}
            </td>
          </tr>
          <tr>
            <th scope="row">Mobilités officielles</th>
            <td colSpan={metiers.length}>
              {officielles.length === 0
                ? "Aucune entre ces métiers dans le référentiel."
                : `${typo(resumer(enumeration(officielles), 2 * LARGEUR_TOTALE))}.`}
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

/** A list as a sentence, as long as it fits in two lines. */
function EnLigne({ traits }: { readonly traits: readonly Trait[] }): ReactNode {
  if (traits.length === 0) return "rien dans le référentiel.";
  let place = LIGNES_COMMUNES * LARGEUR_TOTALE - 40;
  const dits = traits.filter(({ libelle }, i) => {
    place -= libelle.length + 2;
    return i === 0 || place > 0;
  });
  const reste = traits.length - dits.length;
  return `${typo(dits.map((t) => t.libelle).join("\u202f; "))}${reste > 0 ? ` et ${pluriel(reste, "autre")}` : ""}.`;
}
