import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import type { Contenu, MetierChoisi } from "@/lib/dossiers/contenu";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";

/** What a dossier says, to be read: all that a person wrote, and how many ticks there are. */
export function LectureContenu({ contenu }: { readonly contenu: Contenu }): ReactNode {
  const { passes, selection, etapes, notes, acquis, souhaits, rome } = contenu;
  const coches = acquis.competences.length + acquis.savoirs.length;
  const refus = souhaits.sansContextes.length + Number(souhaits.sansReglemente);
  return (
    <div className="space-y-5">
      <Groupe titre="Métiers exercés" vide={passes.length === 0}>
        <ul className="list-disc space-y-1 pl-5">
          {passes.map((m) => (
            <li key={`${m.code}-${m.ogr}`}>
              <Titre metier={m} rome={rome} />
              {m.annees === null ? "" : `, ${pluriel(m.annees, "an")}`}
            </li>
          ))}
        </ul>
      </Groupe>
      {coches + refus === 0 ? null : (
        <p>
          {pluriel(coches, "acquis coché", "acquis cochés")}, {pluriel(refus, "refus", "refus")}.
        </p>
      )}
      <Groupe titre="Métiers retenus" vide={selection.length === 0}>
        <ul className="space-y-2">
          {selection.map((m) => (
            <li key={`${m.code}-${m.ogr}`}>
              <Titre metier={m} rome={rome} />
              {m.note === "" ? null : <p className="whitespace-pre-line text-douce">{m.note}</p>}
            </li>
          ))}
        </ul>
      </Groupe>
      <Groupe titre="Prochaines étapes" vide={etapes.length === 0}>
        <ul className="list-disc space-y-1 pl-5">
          {etapes.map((etape) => (
            <li key={etape.texte}>
              {etape.texte}
              {etape.faite ? " (fait)" : ""}
            </li>
          ))}
        </ul>
      </Groupe>
      <Groupe titre="Notes" vide={notes === ""}>
        <p className="whitespace-pre-line">{notes}</p>
      </Groupe>
    </div>
  );
}

/** A métier as it was chosen; its fiche says what changed since that version of the ROME. */
function Titre({ metier, rome }: { readonly metier: MetierChoisi; readonly rome: string }): ReactNode {
  return (
    <Lien href={routes.metierDepuis(metier.code, rome)} className="lien">
      {typo(metier.libelle)}
    </Lien>
  );
}

function Groupe({
  titre,
  vide,
  children,
}: {
  readonly titre: string;
  readonly vide: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return vide ? null : (
    <div>
      <h3 className="font-semibold">{titre}</h3>
      <div className="mt-1">{children}</div>
    </div>
  );
}
