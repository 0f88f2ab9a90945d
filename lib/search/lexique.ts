import type { PasAPas } from "../rome";
import lignes from "./lexique.json" with { type: "json" };
import { motsUtiles } from "./normalise";
import type { Vocabulaire } from "./vocabulaire";

/** Everyday wordings, "|" between them; what the ROME says for each of them; why they are taken for one another. */
type Ligne = readonly [courants: string, rome: string, nature: string];

/** The query put another way. */
export interface Variante {
  readonly mots: readonly string[];
  /** What was replaced, and by what; null for the query as it is. */
  readonly lexique: { readonly de: string; readonly vers: string } | null;
  /** The whole query was replaced, not a part of it. */
  readonly entiere: boolean;
}

/** More would be slow, and says less and less. */
const VARIANTES_MAX = 8;

/** The lexicon (`lexique.json`), looked up in the words of a query. */
export class Lexique {
  readonly #suites = new Map<string, { de: string; vers: readonly (readonly string[])[] }>();
  #longueurMax = 1;

  constructor(private readonly vocabulaire: Vocabulaire) {}

  /**
   * To be done once, before anything is asked. Everyday words join the vocabulary: their misspellings and beginnings are then
   * found as those of any word.
   */
  *lire(): PasAPas<this> {
    const suites = (lignes as unknown as readonly Ligne[]).flatMap(([courants, rome]) =>
      courants.split("|").map((courant) => ({ courant: courant.trim(), rome })),
    );
    for (const { courant } of suites) for (const mot of motsUtiles(courant)) this.vocabulaire.ajouter(mot);
    for (const { courant, rome } of suites) {
      yield;
      const mots = motsUtiles(courant);
      this.#longueurMax = Math.max(this.#longueurMax, mots.length);
      const cle = this.#cle(mots);
      const vers = rome.split("|").map(motsUtiles);
      const deja = this.#suites.get(cle)?.vers ?? [];
      this.#suites.set(cle, { de: courant, vers: [...deja, ...vers.filter((v) => this.#cle(v) !== cle)] });
    }
    return this;
  }

  /** Without plural or gender. */
  #cle(mots: readonly string[]): string {
    return mots.map((m) => this.vocabulaire.texte(m).replace(/(?<=...)[sx]$/, "")).join(" ");
  }

  /** The query as it is, then with each everyday wording put in ROME words, then with all of them. */
  variantes(mots: readonly string[]): Variante[] {
    const variantes: Variante[] = [{ mots, lexique: null, entiere: true }];
    const tout: string[] = [];
    let remplaces = 0;
    for (let i = 0; i < mots.length; ) {
      const suite = this.#plusLongue(mots, i);
      if (!suite) {
        tout.push(...mots.slice(i, i + 1));
        i++;
        continue;
      }
      const { de, vers, longueur } = suite;
      for (const v of vers) {
        variantes.push({
          mots: [...mots.slice(0, i), ...v, ...mots.slice(i + longueur)],
          lexique: { de, vers: v.join(" ") },
          entiere: longueur === mots.length,
        });
      }
      tout.push(...(vers[0] ?? []));
      remplaces++;
      i += longueur;
    }
    if (remplaces > 1) {
      variantes.splice(1, 0, {
        mots: tout,
        lexique: { de: mots.join(" "), vers: tout.join(" ") },
        entiere: false,
      });
    }
    return variantes.slice(0, VARIANTES_MAX);
  }

  #plusLongue(mots: readonly string[], i: number) {
    for (let longueur = Math.min(this.#longueurMax, mots.length - i); longueur > 0; longueur--) {
      const suite = this.#suites.get(this.#cle(mots.slice(i, i + longueur)));
      if (suite && suite.vers.length > 0) return { ...suite, longueur };
    }
    return null;
  }
}
