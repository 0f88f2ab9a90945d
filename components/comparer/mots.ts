import { RIASEC } from "@/components/fiche/mots";
import type { Facette } from "@/lib/comparer";
import type { Metier } from "@/lib/rome";
import { capitale } from "@/lib/typo";

export const TITRES: Readonly<Record<Facette["id"], string>> = {
  faire: "Ce qu’on y fait",
  savoirs: "Ce qu’il faut connaître",
  conditions: "Conditions de travail",
  "savoir-etre": "Savoir-être",
};

/** "Surtout aider, écouter…": RIASEC in plain words, one sentence a letter. */
export const interets = (m: Metier): string[] =>
  m.riasec.map((lettre, i) => `${i === 0 ? "Surtout" : "Aussi"} ${RIASEC[lettre].sens}`);

/** The title of a métier where there is room for one gender-neutral line: "Boulanger / Boulangère". */
export const nomDe = ({ intitule: { masculin, feminin } }: Metier): string =>
  masculin === feminin ? capitale(masculin) : `${capitale(masculin)} / ${capitale(feminin)}`;

/** The flags of which the ROME says nothing, so that silence is not taken for a no. */
export const silences = (m: Metier): string[] => [
  ...(m.reglemente === null ? ["s’il est réglementé"] : []),
  ...(m.cadre === null ? ["s’il est un emploi de cadre"] : []),
];

/** "a", "a et b", "a, b et c". */
export const enumeration = (mots: readonly string[]): string =>
  mots.length < 2 ? (mots[0] ?? "") : `${mots.slice(0, -1).join(", ")} et ${mots.at(-1)}`;
