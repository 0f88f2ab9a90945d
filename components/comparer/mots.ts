import { RIASEC } from "@/components/fiche/mots";
import type { Facette } from "@/lib/comparer";
import type { Metier } from "@/lib/rome";

export const TITRES: Readonly<Record<Facette["id"], string>> = {
  faire: "Ce qu’on y fait",
  savoirs: "Ce qu’il faut connaître",
  conditions: "Conditions de travail",
  publics: "Avec qui",
  structures: "Chez qui",
  statut: "Sous quel statut",
  "savoir-etre": "Savoir-être",
};

/** "Surtout aider, écouter…": RIASEC in plain words, one sentence a letter. */
export const interets = (m: Metier): string[] =>
  m.riasec.map((lettre, i) => `${i === 0 ? "Surtout" : "Aussi"} ${RIASEC[lettre].sens}`);

/** The flags of which the ROME says nothing, so that silence is not taken for a no. */
export const silences = (m: Metier): string[] => [
  ...(m.reglemente === null ? ["s’il est réglementé"] : []),
  ...(m.cadre === null ? ["s’il est un emploi de cadre"] : []),
];
