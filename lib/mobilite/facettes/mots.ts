import type { Trait } from "./facette";

/**
 * What is left of a word without its mark of plural or feminine, which is what makes two forms one word: "boulangères" and
 * "boulanger" are one; "professeur" and "professionnel" are two, as are "charge" and "chargé", "vent" and "vente".
 * @param mot in lower case, with its accents.
 */
export function radical(mot: string): string {
  const singulier = mot.replace(/(?<!e)aux$/, "al").replace(/(?<=..)[sx]$/, "");
  if (/ée?$/.test(singulier)) return `${sansAccents(singulier.replace(/ée?$/, ""))}é`;
  const nu = sansAccents(singulier);
  for (const [feminin, masculin] of FEMININS) {
    if (feminin.test(nu)) return nu.replace(feminin, masculin);
  }
  return nu;
}

const sansAccents = (mot: string): string => mot.normalize("NFD").replace(/\p{M}/gu, "");

/** A mute "e" goes only where a feminine is the rule: it is all that parts "vent" and "vente", "médecin" and "médecine". */
const FEMININS: readonly (readonly [RegExp, string])[] = [
  [/(?<=...)trice$/, "teur"],
  [/(?<=..)euse$/, "eur"],
  [/(?<=..)ere$/, "er"],
  [/(?<=..)ive$/, "if"],
  [/(?<=..[eo]n)ne$/, ""],
  [/(?<=..el)le$/, ""],
  [/(?<=...(?:al|ant|ent|ain|eur|ais|ois|at))e$/, ""],
];

const VIDES = new Set(
  (
    "a au aux avec afin ainsi autre autres ce ces cet cette chez comme d dans de des dont du elle en entre est et etat etc " +
    "être il ils l la le les leur leurs lors ma mes mon n ne nécessaire niveau nombreux nombreuse notamment ou par " +
    "partie pas peut plus pour premier qu que qui rendez s sa sans se selon ses si son sont sous sur tout " +
    "tous toute un une vers via vous y"
  )
    .split(" ")
    .map(radical),
);

/** The letters of French in lower case: ten times quicker than all those of Unicode. */
const MOT = /[a-z0-9à-öø-ÿ]+/g;

/** By word, its trait; null for one that says nothing. As many as the ROME has words, some twenty thousand. */
const connus = new Map<string, Trait | null>();

/** Words of a text that mean something, each under its stem and shown as it is written. */
export function mots(texte: string): Trait[] {
  const traits: Trait[] = [];
  for (const mot of texte.normalize("NFC").toLowerCase().replaceAll("œ", "oe").match(MOT) ?? []) {
    let trait = connus.get(mot);
    if (trait === undefined) {
      trait = enTrait(mot);
      connus.set(mot, trait);
    }
    if (trait) traits.push(trait);
  }
  return traits;
}

function enTrait(mot: string): Trait | null {
  const cle = radical(mot);
  return mot.length < 2 || /^\d+$/.test(mot) || VIDES.has(cle) ? null : { cle, libelle: mot };
}
