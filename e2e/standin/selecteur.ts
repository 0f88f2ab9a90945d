/**
 * The `champs` selector of the ROME APIs: `a,b(c,d),@subtype(e)`, compared without regard to case. An operation has a tree of
 * what may be selected and one of what comes by default; a request has a third one; answers are cut out along it.
 */

/** What may be selected, or is: by lower-cased name, each with what is under it (empty: a scalar). */
export interface Arbre extends ReadonlyMap<string, { readonly nom: string; readonly sous: Arbre }> {}
type ArbreEnCours = Map<string, { nom: string; sous: ArbreEnCours }>;

/** An attribute that is not selectable, as it was written. */
export class SelecteurError extends Error {
  override readonly name = "SelecteurError";
  constructor(readonly attribut: string) {
    super(`L'attribut '${attribut}' n'est pas selectionnable`);
  }
}

/** @throws SelecteurError on text that is not a selector, naming what could not be read. */
export function parseSelecteur(texte: string): Arbre {
  const racine: ArbreEnCours = new Map();
  const pile: ArbreEnCours[] = [racine];
  let dernier: ArbreEnCours | null = null;
  for (const [jeton] of texte.matchAll(/[(),]|[^(),]+/g)) {
    const ici = pile.at(-1);
    if (ici === undefined) throw new SelecteurError(texte);
    if (jeton === "(") {
      if (dernier === null) throw new SelecteurError(jeton);
      pile.push(dernier);
      dernier = null;
    } else if (jeton === ")") {
      if (pile.length === 1) throw new SelecteurError(jeton);
      pile.pop();
      dernier = null;
    } else if (jeton === ",") {
      dernier = null;
    } else if (jeton.trim() !== "") {
      const nom = jeton.trim();
      const deja = ici.get(nom.toLowerCase());
      dernier = deja?.sous ?? new Map();
      if (!deja) ici.set(nom.toLowerCase(), { nom, sous: dernier });
    }
  }
  if (pile.length > 1) throw new SelecteurError(texte);
  return racine;
}

/** Both trees in one. */
export function union(a: Arbre, b: Arbre): Arbre {
  const tout = new Map(a);
  for (const [cle, { nom, sous }] of b) {
    const deja = tout.get(cle);
    tout.set(cle, { nom: deja?.nom ?? nom, sous: deja ? union(deja.sous, sous) : sous });
  }
  return tout;
}

/**
 * What a request selects out of what it may. The name of an object without parentheses takes all that is under it.
 * @throws SelecteurError naming the first attribute that is not selectable.
 */
export function restreindre(demande: Arbre, permis: Arbre): Arbre {
  const choix: Map<string, { nom: string; sous: Arbre }> = new Map();
  for (const [cle, { nom, sous }] of demande) {
    const ouvert = permis.get(cle);
    if (ouvert === undefined) throw new SelecteurError(nom);
    choix.set(cle, { nom: ouvert.nom, sous: sous.size === 0 ? ouvert.sous : restreindre(sous, ouvert.sous) });
  }
  return choix;
}

export type Valeur = string | number | boolean | Entite | readonly Entite[] | null | undefined;
/** Something that answers are cut out of: each field by its own name, worked out when it is asked for. */
export type Entite = Readonly<Record<string, () => Valeur>>;
export type Json = string | number | boolean | null | readonly Json[] | { readonly [nom: string]: Json };

/** What a `type` counts as in `@subtype(…)`. */
const SOUS_TYPES: Readonly<Record<string, readonly string[]>> = {
  "COMPETENCE-DETAILLEE": ["@competencedetaillee"],
  "MACRO-SAVOIR-FAIRE": ["@macrocompetence", "@macrosavoirfaire"],
  "MACRO-SAVOIR-ETRE-PROFESSIONNEL": ["@macrocompetence", "@macrosavoiretreprofessionnel"],
  SAVOIR: ["@savoir"],
};

/**
 * The selected fields of an entity, under their own names. `type` is in every one that has it, selected or not.
 * @param nuls a selected field without value is null; else it is left out.
 */
export function projeter(entite: Entite, choix: Arbre, nuls: boolean): { [nom: string]: Json } {
  const objet: { [nom: string]: Json } = {};
  const type = entite.type?.();
  if (typeof type === "string") objet.type = type;
  ajouter(objet, entite, choix, typeof type === "string" ? (SOUS_TYPES[type] ?? []) : [], nuls);
  return objet;
}

function ajouter(
  objet: { [nom: string]: Json },
  entite: Entite,
  choix: Arbre,
  sousTypes: readonly string[],
  nuls: boolean,
): void {
  for (const [cle, { nom, sous }] of choix) {
    if (cle.startsWith("@")) {
      if (sousTypes.includes(cle)) ajouter(objet, entite, sous, sousTypes, nuls);
      continue;
    }
    const valeur = entite[nom]?.();
    if (valeur === undefined || valeur === null) {
      if (nuls) objet[nom] = null;
    } else if (typeof valeur !== "object") objet[nom] = valeur;
    else if (estListe<Entite>(valeur)) objet[nom] = valeur.map((v) => projeter(v, sous, nuls));
    else objet[nom] = projeter(valeur, sous, nuls);
  }
}

/** `Array.isArray` for read-only lists, which it does not tell apart. */
export const estListe = <T>(valeur: unknown | readonly T[]): valeur is readonly T[] => Array.isArray(valeur);

/** A tree as a selector, in the names of the fields. */
export const texteDe = (arbre: Arbre): string =>
  [...arbre.values()].map(({ nom, sous }) => (sous.size === 0 ? nom : `${nom}(${texteDe(sous)})`)).join(",");
