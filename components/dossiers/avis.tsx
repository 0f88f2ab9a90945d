import type { ReactNode } from "react";
import { Avis } from "@/components/ui/formulaire";

/** What a form did, by the word its handler left in the address. */
const AVIS: Readonly<Record<string, { readonly texte: string; readonly alerte?: true }>> = {
  cree: { texte: "Le dossier est créé." },
  duplique: { texte: "Voici la copie. L’original n’a pas changé." },
  archive: { texte: "Le dossier est archivé\u00a0; il reste lisible dans les archives." },
  desarchive: { texte: "Le dossier est de retour dans la liste." },
  supprime: { texte: "Le dossier, son historique et son journal sont supprimés." },
  restaure: { texte: "L’étape choisie est rétablie. Ce qui était là avant reste dans l’historique." },
  partage: { texte: "Le dossier est partagé. La personne le trouvera dans ses dossiers." },
  retire: { texte: "Ce partage est retiré." },
  confirmer: { texte: "Cochez la case pour confirmer.", alerte: true },
  courriel: { texte: "Cette adresse ne convient pas. Exemple\u00a0: prenom.nom@exemple.fr", alerte: true },
  conflit: {
    texte: "Quelqu’un a enregistré entre-temps\u00a0: rien n’a été rétabli. Relisez, puis recommencez.",
    alerte: true,
  },
  refuse: { texte: "Seule la personne à qui appartient ce dossier peut faire cela.", alerte: true },
  absent: { texte: "Ce dossier n’existe pas ou ne vous est plus partagé.", alerte: true },
  fichier: {
    texte: "Ce fichier n’est pas un rendez-vous de Passerelles, ou il est abîmé. Rien n’a été importé.",
    alerte: true,
  },
  volumineux: { texte: "C’est trop volumineux. Rien n’a été enregistré.", alerte: true },
  plein: {
    texte:
      "Vous avez autant de dossiers qu’un compte peut en garder. Supprimez ceux qui ne servent plus, puis recommencez.",
    alerte: true,
  },
  "partages-pleins": {
    texte:
      "Ce dossier est partagé avec autant de personnes qu’il peut l’être. Retirez un partage, puis recommencez.",
    alerte: true,
  },
  trop: {
    texte: "Trop de demandes en peu de temps. Rien n’a changé\u00a0; réessayez dans quelques minutes.",
    alerte: true,
  },
  indisponible: { texte: "Les dossiers ne répondent pas pour le moment. Rien n’a changé.", alerte: true },
};

export function AvisGeste({ mot }: { readonly mot: string | null }): ReactNode {
  const avis = mot !== null && Object.hasOwn(AVIS, mot) ? AVIS[mot] : undefined;
  return avis === undefined ? null : <Avis {...avis} />;
}
