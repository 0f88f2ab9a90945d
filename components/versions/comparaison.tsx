import { type ReactNode, useId } from "react";
import type { Comparaison, Ref } from "@/lib/rome/versions";
import { pluriel, typo } from "@/lib/typo";
import { aspects } from "./mots";
import { LienMetier, type Ligne, metiers, type Rubrique, Rubriques, renommages, titres } from "./rubrique";

type Fiche = Comparaison["fiches"][number];

/** Everything that changed between two versions: counts, details folded. */
export function ComparaisonComplete({ comparaison }: { readonly comparaison: Comparaison }): ReactNode {
  const { metiers: m, appellations, competences, savoirs, contextes, fiches } = comparaison;
  return (
    <>
      <Groupe
        titre="Métiers"
        rubriques={[
          { titre: "Ajoutés", lignes: metiers(m.ajoutes) },
          { titre: "Retirés", lignes: m.retires.map(retire) },
          { titre: "Renommés", lignes: m.renommes.map(renomme) },
          {
            titre: "Changés",
            lignes: m.modifies.map((x) => surFiche(x, `\u00a0: ${aspects(x).join("\u00a0; ")}`)),
          },
        ]}
      />
      <Groupe
        titre="Intitulés"
        rubriques={[
          { titre: "Ajoutés", lignes: appellations.ajoutees.map(intitule) },
          { titre: "Retirés", lignes: appellations.retirees.map(intitule) },
          { titre: "Reformulés", lignes: renommages(appellations.renommees) },
          { titre: "Passés d’une fiche à une autre", lignes: appellations.deplacees.map(deplace) },
          { titre: "Au statut modifié", lignes: appellations.modifiees.map(intitule) },
        ]}
      />
      <Groupe titre="Compétences" rubriques={vocabulaire(competences)} />
      <Groupe titre="Savoirs" rubriques={vocabulaire(savoirs)} />
      <Groupe titre="Conditions de travail" rubriques={vocabulaire(contextes)} />
      <Groupe
        titre="Liens"
        rubriques={[
          {
            titre: "Fiches dont les compétences, savoirs ou conditions changent",
            lignes: bilans(fiches, items),
          },
          { titre: "Fiches dont les mobilités officielles changent", lignes: bilans(fiches, mobilites) },
        ]}
      />
    </>
  );
}

/** A group stays in the page when nothing is in it: that too is told. */
function Groupe({
  titre,
  rubriques,
}: {
  readonly titre: string;
  readonly rubriques: readonly Rubrique[];
}): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-5 rounded-xl border border-trait bg-surface px-5 py-4">
      <h3 id={id} className="text-lg">
        {titre}
      </h3>
      <div className="mt-1">
        {rubriques.every((r) => r.lignes.length === 0) ? (
          <p className="text-douce">Aucun changement.</p>
        ) : (
          <Rubriques rubriques={rubriques} />
        )}
      </div>
    </section>
  );
}

const vocabulaire = ({ ajoutes, retires, renommes }: Comparaison["competences"]): Rubrique[] => [
  { titre: "Ajouts", lignes: titres(ajoutes) },
  { titre: "Retraits", lignes: titres(retires) },
  { titre: "Reformulations", lignes: renommages(renommes) },
];

/** How many successors are named beside a retired métier; its own page has them all. */
const SUCCESSEURS_DITS = 3;

const retire = (x: Comparaison["metiers"]["retires"][number]): Ligne => ({
  cle: x.code,
  texte: (
    <>
      {typo(x.libelle)} (<LienMetier metier={{ code: x.code, libelle: x.code }} />)
      {x.successeurs.slice(0, SUCCESSEURS_DITS).map((s, i) => (
        <span key={s.code}>
          {i === 0 ? ", voir maintenant " : ", "}
          <LienMetier metier={s} />
        </span>
      ))}
    </>
  ),
});

const renomme = (x: Comparaison["metiers"]["renommes"][number]): Ligne => ({
  cle: x.code,
  texte: (
    <>
      «&nbsp;{typo(x.avant)}&nbsp;» devient <LienMetier metier={{ code: x.code, libelle: x.apres }} />
      {x.ancienSens === null ? null : (
        <>
          {" "}
          <strong className="text-ocre">
            <span aria-hidden="true">⚠ </span>le code change de sens
          </strong>
          &nbsp;: l’ancien intitulé est sur <LienMetier metier={x.ancienSens} />
        </>
      )}
    </>
  ),
});

const deplace = (x: Comparaison["appellations"]["deplacees"][number]): Ligne => ({
  cle: x.code,
  texte: (
    <>
      {typo(x.libelle)}, de <LienMetier metier={x.de} /> à <LienMetier metier={x.vers} />
    </>
  ),
});

const intitule = (x: Comparaison["appellations"]["ajoutees"][number]): Ligne => ({
  cle: x.code,
  texte: (
    <>
      {typo(x.libelle)}, fiche <LienMetier metier={x.metier} />
    </>
  ),
});

const surFiche = (metier: Ref, texte: string): Ligne => ({
  cle: metier.code,
  texte: (
    <>
      <LienMetier metier={metier} />
      {typo(texte)}
    </>
  ),
});

type Liste = readonly unknown[];
/** What is counted on a fiche: its name, what came, what went, what only changed place. */
type Bilan = (fiche: Fiche) => readonly (readonly [string, Liste, Liste, Liste])[];

const items: Bilan = ({ competences, savoirs, contextes }) => [
  ["compétences", competences.ajoutes, competences.retires, competences.modifies],
  ["savoirs", savoirs.ajoutes, savoirs.retires, savoirs.modifies],
  ["conditions", contextes.ajoutes, contextes.retires, []],
];
const mobilites: Bilan = ({ mobilites: { ajoutees, retirees, reclassees } }) => [
  ["mobilités", ajoutees, retirees, reclassees],
];

/** The fiches where something of it changed: "compétences +3, −1 ; savoirs +2". */
function bilans(fiches: readonly Fiche[], bilan: Bilan): Ligne[] {
  return fiches.flatMap((fiche) => {
    const parts = bilan(fiche)
      .map(([nom, ajoutes, retires, modifies]) => {
        const nombres = [
          ajoutes.length > 0 ? `+${ajoutes.length}` : "",
          retires.length > 0 ? `−${retires.length}` : "",
          modifies.length > 0 ? pluriel(modifies.length, "changement de place", "changements de place") : "",
        ].filter((n) => n !== "");
        return nombres.length === 0 ? "" : `${nom} ${nombres.join(", ")}`;
      })
      .filter((part) => part !== "");
    return parts.length === 0 ? [] : [surFiche(fiche, `, ${parts.join("\u00a0; ")}`)];
  });
}
