import type { Trait } from "./facette";

const VIDES = new Set(
  (
    "a au aux avec afin ainsi autre autres ce ces cet cette chez comme d dans de des du elle en entre est et etc etre il " +
    "ils l la le les leur leurs lors ma mes mon n ne notamment ou par pas peut plus pour qu que qui s sa sans se selon " +
    "ses si son sont sous sur tout tous toute toutes un une vers via y"
  ).split(" "),
);

/** Seven letters stand for a word: "boulanger", "boulangère" and "boulangerie" are one, "traiteur" and "traitement" two. */
const RADICAL = 7;

const PLURIEL = /(?<=..)[sx]$/;
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
  const nu = mot.normalize("NFD").replace(/\p{M}/gu, "");
  if (nu.length < 2 || VIDES.has(nu)) return null;
  return { cle: nu.replace(PLURIEL, "").slice(0, RADICAL), libelle: mot };
}
