import type { ReactNode } from "react";
import { Bouton, Cadre, Champ } from "@/components/ui/formulaire";
import { LIMITES } from "@/lib/dossiers/contenu";
import { routes } from "@/lib/routes";
import { ReprendreLocal } from "./reprendre-local";

/** A new dossier, empty or from a file. */
export function NouveauDossier(): ReactNode {
  return (
    <Cadre id="nouveau" titre="Nouveau dossier">
      <form method="post" action={routes.api.dossiers()} className="space-y-4">
        <Champ
          id="nom"
          name="nom"
          label="Nom du dossier"
          aide="Un pseudonyme suffit, comme «&nbsp;Dossier 12&nbsp;». Évitez le nom de la personne."
          autoComplete="off"
          maxLength={LIMITES.nom}
        />
        <Bouton>Créer le dossier</Bouton>
      </form>
      <form
        method="post"
        encType="multipart/form-data"
        action={routes.api.dossiers()}
        className="space-y-4 border-t border-trait pt-4"
      >
        <Champ
          id="fichier"
          name="fichier"
          type="file"
          accept="application/json,.json"
          label="Reprendre un rendez-vous"
          aide="Le fichier .json emporté d’un rendez-vous ou d’un autre dossier."
          required
        />
        <Bouton genre="discret">Importer ce fichier</Bouton>
      </form>
      <ReprendreLocal />
    </Cadre>
  );
}
