import { ECOLOGIQUE, RIASEC } from "@/components/fiche/mots";
import { LETTRES_RIASEC } from "@/lib/rome";
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

type Drapeau = Modifie["drapeaux"][number];

/** A value in the words of the fiche. */
function dire(champ: Drapeau["champ"], valeur: Drapeau["avant"]): string {
  if (valeur === null || valeur === "") return "non précisé";
  if (typeof valeur === "boolean") return valeur ? "oui" : "non";
  if (champ === "riasec") {
    const lettres = LETTRES_RIASEC.filter((l) => valeur.includes(l));
    // The main one first, as the métier has them.
    lettres.sort((a, b) => valeur.indexOf(a) - valeur.indexOf(b));
    return lettres.map((l) => RIASEC[l].nom.toLowerCase()).join(" puis ");
  }
  if (champ === "ecologique") return ECOLOGIQUE[valeur]?.titre.toLowerCase() ?? "sans lien particulier";
  return valeur;
}

/** "Métier réglementé : non → oui", one line a flag; then the parts whose content was revised. */
export function aspects({ drapeaux, textes }: Modifie): string[] {
  const lignes = drapeaux.map(
    (d) => `${DRAPEAUX[d.champ]}\u00a0: ${dire(d.champ, d.avant)} → ${dire(d.champ, d.apres)}`,
  );
  if (textes.length > 0) lignes.push(`Contenu revu\u00a0: ${textes.map((t) => TEXTES[t]).join(", ")}`);
  return lignes;
}
