import type { ReactNode } from "react";
import type { Comparaison, Ref } from "@/lib/rome/versions";
import { pluriel, typo } from "@/lib/typo";
import { aspects } from "./mots";
import { LienMetier, type Ligne, metiers, type Rubrique, Rubriques, renommages, titres } from "./rubrique";

type Fiche = Comparaison["fiches"][number];

/** What changed on one fiche, its title apart. `comparaison` holds that of this métier only. */
export function Changements({
  comparaison,
  code,
}: {
  readonly comparaison: Comparaison;
  readonly code: string;
}): ReactNode {
  const { metiers: m, appellations, competences, savoirs, contextes, fiches } = comparaison;
  const modifies = m.modifies.flatMap(aspects);
  const reclassees = fiches.flatMap((f) => f.mobilites.reclassees).length;
  if (reclassees > 0)
    modifies.push(
      `${pluriel(reclassees, "mobilité officielle change", "mobilités officielles changent")} de rang`,
    );
  return (
    <>
      {modifies.length === 0 ? null : (
        <ul className="my-2 list-disc space-y-1 pl-5 marker:text-accent">
          {modifies.map((ligne) => (
            <li key={ligne}>{typo(ligne)}</li>
          ))}
        </ul>
      )}
      <Rubriques
        rubriques={[
          { titre: "Intitulés ajoutés", lignes: titres(appellations.ajoutees) },
          { titre: "Intitulés retirés", lignes: titres(appellations.retirees) },
          { titre: "Intitulés reformulés", lignes: renommages(appellations.renommees) },
          {
            titre: "Intitulés venus d’une autre fiche",
            lignes: appellations.deplacees
              .filter((x) => x.vers.code === code)
              .map((x) => deplacement(x, "venu de", x.de)),
          },
          {
            titre: "Intitulés passés à une autre fiche",
            lignes: appellations.deplacees
              .filter((x) => x.de.code === code)
              .map((x) => deplacement(x, "passé à", x.vers)),
          },
          {
            titre: "Intitulés au statut modifié",
            lignes: appellations.modifiees.filter((x) => x.metier.code === code).map(statut),
          },
          ...fiches.flatMap(liens),
          { titre: "Compétences reformulées", lignes: renommages(competences.renommes) },
          { titre: "Savoirs reformulés", lignes: renommages(savoirs.renommes) },
          { titre: "Conditions reformulées", lignes: renommages(contextes.renommes) },
        ]}
      />
    </>
  );
}

const deplacement = (x: Ref, mouvement: string, metier: Ref): Ligne => ({
  cle: x.code,
  texte: (
    <>
      {typo(x.libelle)}, {mouvement} <LienMetier metier={metier} />
    </>
  ),
});

const statut = (x: Comparaison["appellations"]["modifiees"][number]): Ligne => ({
  cle: x.code,
  texte: `${typo(x.libelle)} (${x.principale ? "intitulé principal" : "autre intitulé"}${x.peuUsite ? ", peu employé" : ""})`,
});

/** The change of title, and of meaning: what an old link was about may be elsewhere now. */
export function Titre({ comparaison: { de, metiers: m } }: { readonly comparaison: Comparaison }): ReactNode {
  return m.renommes.map((x) =>
    x.ancienSens === null ? (
      <p key={x.code}>
        En version&nbsp;{de.version}, elle s’intitulait «&nbsp;{typo(x.avant)}&nbsp;».
      </p>
    ) : (
      <p key={x.code}>
        <strong className="text-ocre">
          <span aria-hidden="true">⚠ </span>Le sens du code {x.code} a changé.
        </strong>{" "}
        En version&nbsp;{de.version}, il désignait «&nbsp;{typo(x.avant)}&nbsp;»&nbsp;; cet intitulé est
        maintenant sur la fiche <LienMetier metier={x.ancienSens} />.
      </p>
    ),
  );
}

const liens = ({ competences, savoirs, contextes, mobilites }: Fiche): Rubrique[] => [
  { titre: "Compétences ajoutées", lignes: titres(competences.ajoutes) },
  { titre: "Compétences retirées", lignes: titres(competences.retires) },
  { titre: "Savoirs ajoutés", lignes: titres(savoirs.ajoutes) },
  { titre: "Savoirs retirés", lignes: titres(savoirs.retires) },
  { titre: "Place dans le métier", lignes: [...competences.modifies, ...savoirs.modifies].map(place) },
  { titre: "Conditions ajoutées", lignes: titres(contextes.ajoutes) },
  { titre: "Conditions retirées", lignes: titres(contextes.retires) },
  { titre: "Mobilités officielles ajoutées", lignes: metiers(mobilites.ajoutees) },
  { titre: "Mobilités officielles retirées", lignes: metiers(mobilites.retirees) },
];

const COEUR = { principale: "au cœur du métier", emergente: "émergente", aucun: "hors du cœur du métier" };

const place = (x: Fiche["competences"]["modifies"][number]): Ligne => ({
  cle: x.code,
  texte: `${typo(x.libelle)}\u00a0: ${COEUR[x.avant ?? "aucun"]} → ${COEUR[x.apres ?? "aucun"]}`,
});
