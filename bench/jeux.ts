import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The evaluation sets lie beside the repository, which never holds any of them. */
const DOSSIER = fileURLToPath(new URL("../../shared/eval/", import.meta.url));

export interface Requete {
  readonly texte: string;
  readonly famille: string;
  /** Codes of métiers: right answers, and those that may stand beside them. */
  readonly gold: readonly string[];
  readonly ok: readonly string[];
}

/** Everyday queries of this project's own, written and judged before any engine had seen them. */
export function requetesDeControle(
  fichier:
    | "requetes-controle.tsv"
    | "requetes-controle-2.tsv"
    | "requetes-controle-3.tsv"
    | "requetes-controle-4.tsv",
): Requete[] {
  return requetes(new URL(fichier, import.meta.url));
}

/** The judged queries by set, or null, said aloud, where they are not. */
export function jeuxDeRequetes(quoi: string): { esco: Requete[]; courantes: Requete[] } | null {
  if (!existsSync(DOSSIER)) {
    console.error(`SAUTÉ : ${quoi} (pas de jeux d'évaluation en ${DOSSIER}).`);
    return null;
  }
  return {
    esco: lignes(`${DOSSIER}titres-esco.dev.tsv`)
      .filter((l) => l.hors_rome === "1")
      .map((l) => ({ texte: l.requete ?? "", famille: "esco", gold: codes(l.gold), ok: [] })),
    courantes: requetes(`${DOSSIER}requetes-courantes.dev.tsv`),
  };
}

const codes = (champ: string | undefined): string[] => champ?.split(" ").filter((c) => c !== "") ?? [];

const requetes = (fichier: string | URL): Requete[] =>
  lignes(fichier).map((l) => ({
    texte: l.requete ?? "",
    famille: l.famille ?? "",
    gold: codes(l.gold),
    ok: codes(l.ok),
  }));

function lignes(fichier: string | URL): Record<string, string | undefined>[] {
  const [entete = "", ...reste] = readFileSync(fichier, "utf8").trim().split("\n");
  const champs = entete.split("\t");
  return reste.map((ligne) => {
    const valeurs = ligne.split("\t");
    return Object.fromEntries(champs.map((champ, i) => [champ, valeurs[i]]));
  });
}

/** Figures from 0 to 1, always the same for a seed (mulberry32). */
export function hasard(graine: number): () => number {
  let etat = graine;
  return () => {
    etat = (etat + 0x6d2b79f5) | 0;
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LETTRES = "abcdefghijklmnopqrstuvwxyz";

/** `texte` with one typing fault: a letter more, less, for another, or two neighbours swapped; never the same text. */
export function fauteDeFrappe(texte: string, alea: () => number): string {
  const entier = (n: number): number => Math.floor(alea() * n);
  for (;;) {
    const i = entier(texte.length);
    const lettre = LETTRES.charAt(entier(LETTRES.length));
    const avant = texte.slice(0, i);
    const faute = [
      avant + lettre + texte.slice(i),
      avant + texte.slice(i + 1),
      avant + lettre + texte.slice(i + 1),
      avant + texte.slice(i + 1, i + 2) + texte.charAt(i) + texte.slice(i + 2),
    ][entier(4)];
    if (faute !== undefined && faute !== texte) return faute;
  }
}
