import type { Comparaison } from "@/lib/rome/versions";

type Modifie = Comparaison["metiers"]["modifies"][number];

const DRAPEAUX: Readonly<Record<Modifie["drapeaux"][number]["champ"], string>> = {
  domaine: "Domaine",
  riasec: "Intérêts dominants (RIASEC)",
  reglemente: "Métier réglementé",
  cadre: "Emploi de cadre",
  ecologique: "Transition écologique",
  numerique: "Transition numérique",
  demographique: "Transition démographique",
  parent: "Code d’origine",
};
const TEXTES: Readonly<Record<Modifie["textes"][number], string>> = {
  definition: "la définition",
  acces: "l’accès au métier",
  interets: "les centres d’intérêt",
  secteurs: "les secteurs",
};

const dire = (valeur: string | boolean | null): string =>
  valeur === null || valeur === ""
    ? "non précisé"
    : valeur === true
      ? "oui"
      : valeur === false
        ? "non"
        : valeur;

/** "Métier réglementé : non → oui", one line a flag; then the parts whose content was revised. */
export function aspects({ drapeaux, textes }: Modifie): string[] {
  const lignes = drapeaux.map((d) => `${DRAPEAUX[d.champ]} : ${dire(d.avant)} → ${dire(d.apres)}`);
  if (textes.length > 0) lignes.push(`Contenu revu : ${textes.map((t) => TEXTES[t]).join(", ")}`);
  return lignes;
}
