import type { ActionJournal, Droit } from "@/lib/dossiers";

export const DROITS: Readonly<Record<Droit, string>> = {
  proprietaire: "Vous appartient",
  ecriture: "Partagé avec vous, à lire et à écrire",
  lecture: "Partagé avec vous, à lire",
};

export const ACTIONS: Readonly<Record<ActionJournal, string>> = {
  creation: "Création",
  ouverture: "Ouverture",
  enregistrement: "Enregistrement",
  partage: "Partage",
  retrait: "Retrait d’un partage",
  restauration: "Retour à une étape passée",
  archivage: "Archivage ou retour dans la liste",
  export: "Copie emportée, dans un fichier ou un autre dossier",
};

/** The name of a dossier that was given none. */
export const nomDe = (nom: string): string => nom || "Sans nom";

/** "lundi 23 novembre 2026 à 10:05", as it is in Paris. */
export const quand = (iso: string): string =>
  new Date(iso).toLocaleString("fr-FR", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "Europe/Paris",
  });

/** Who did something: the reader, an address, or an account that has none or is gone. */
export function auteurDe(
  pas: { readonly auteur: string | null; readonly courriel: string | null },
  moi: string,
): string {
  if (pas.auteur === null) return "un compte supprimé";
  return pas.auteur === moi ? "vous" : (pas.courriel ?? "un compte sans adresse");
}
