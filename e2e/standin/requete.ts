import { mots } from "../../lib/search/normalise";
import type { Entite } from "./selecteur";

/** At most so many are given; `totalResultats` counts all. */
const MAX = 20;

export class RequeteError extends Error {
  override readonly name = "RequeteError";
}

export interface Requete {
  readonly q: string;
  /** Fields looked into; both where it is empty. */
  readonly qf: string;
  readonly fq: string;
  readonly op: string;
}

/**
 * Autocompletion: entities whose code or label has the words of `q`, or words that begin like them (accents and case do not
 * count); any of them, or all with `op=AND`. Those with most words first, then in the order of the list.
 * @throws RequeteError when `q` is empty or `fq` is not a filter.
 */
export function requete(
  entites: readonly Entite[],
  { q, qf, fq, op }: Requete,
): { readonly total: number; readonly resultats: readonly Entite[] } {
  const cherches = mots(q);
  if (cherches.length === 0) throw new RequeteError("Le paramètre 'q' est obligatoire");
  const voulus = qf.split(/[\s,]+/).filter((champ) => champ === "code" || champ === "libelle");
  const champs = voulus.length > 0 ? voulus : ["code", "libelle"];
  const filtre = parseFiltre(fq);
  const minimum = op.toUpperCase() === "AND" ? cherches.length : 1;
  const trouves = entites
    .filter(filtre)
    .map((entite) => {
      const siens = champs.flatMap((champ) => motsDe(entite, champ));
      return { entite, force: cherches.filter((mot) => siens.some((m) => m.startsWith(mot))).length };
    })
    .filter(({ force }) => force >= minimum)
    .sort((a, b) => b.force - a.force);
  return { total: trouves.length, resultats: trouves.slice(0, MAX).map(({ entite }) => entite) };
}

/** Words of a field, kept: every entity is looked at for each letter typed. */
const lus = new WeakMap<Entite, Map<string, readonly string[]>>();

function motsDe(entite: Entite, champ: string): readonly string[] {
  const siens = lus.get(entite) ?? new Map<string, readonly string[]>();
  lus.set(entite, siens);
  const deja = siens.get(champ);
  if (deja) return deja;
  const valeur = entite[champ]?.();
  const faits = typeof valeur === "string" ? mots(valeur) : [];
  siens.set(champ, faits);
  return faits;
}

type Filtre = (entite: Entite) => boolean;

/** `code:1 AND (code:2 OR NOT libelle:app)`. */
function parseFiltre(texte: string): Filtre {
  const jetons = texte.match(/[()]|[^\s()]+/g) ?? [];
  if (jetons.length === 0) return () => true;
  let i = 0;
  const suite = (mot: string): boolean => {
    if (jetons[i] !== mot) return false;
    i++;
    return true;
  };
  const atome = (): Filtre => {
    if (suite("NOT")) {
      const sans = atome();
      return (e) => !sans(e);
    }
    if (suite("(")) {
      const dedans = ou();
      if (!suite(")")) throw new RequeteError(`Filtre invalide : ${texte}`);
      return dedans;
    }
    const [, champ, valeur] = /^(\w+):(.+)$/.exec(jetons[i++] ?? "") ?? [];
    if (champ === undefined || valeur === undefined) throw new RequeteError(`Filtre invalide : ${texte}`);
    const cherches = mots(valeur);
    return (e) => cherches.every((mot) => motsDe(e, champ).some((m) => m.startsWith(mot)));
  };
  const et = (): Filtre => {
    let gauche = atome();
    while (suite("AND")) {
      const [a, b] = [gauche, atome()];
      gauche = (e) => a(e) && b(e);
    }
    return gauche;
  };
  const ou = (): Filtre => {
    let gauche = et();
    while (suite("OR")) {
      const [a, b] = [gauche, et()];
      gauche = (e) => a(e) || b(e);
    }
    return gauche;
  };
  const filtre = ou();
  if (i < jetons.length) throw new RequeteError(`Filtre invalide : ${texte}`);
  return filtre;
}
