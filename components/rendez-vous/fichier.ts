import { type Contenu, type LectureContenu, lireContenu } from "@/lib/dossiers/contenu";

/** Largest file that is read, in bytes: a document at all its bounds is far below. */
const OCTETS_MAX = 1_000_000;

/** Gives the appointment as a JSON file. Its name says the day, never the person. */
export function exporter(contenu: Contenu): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(contenu, null, 2)], { type: "application/json" }));
  const lien = document.createElement("a");
  lien.href = url;
  lien.download = `rendez-vous-${contenu.modifieLe.slice(0, 10)}.json`;
  lien.click();
  // After the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Reads a file that was exported, here or elsewhere; what is not one is refused with its reason. */
export async function importer(fichier: File): Promise<LectureContenu> {
  if (fichier.size > OCTETS_MAX)
    return { statut: "refuse", raison: "il est trop gros pour un rendez-vous (1 Mo au plus)" };
  try {
    return lireContenu(JSON.parse(await fichier.text()));
  } catch {
    return { statut: "refuse", raison: "ce n’est pas du JSON" };
  }
}
