import type { PasAPas } from "../rome";
import lignes from "./lexique.json" with { type: "json" };
import { cle as cleDe, mots as motsDe, motsUtiles } from "./normalise";
import type { Vocabulaire } from "./vocabulaire";

/** Everyday wordings, "|" between them; what the ROME says for each of them; why they are taken for one another. */
type Ligne = readonly [courants: string, rome: string, nature: string];

/** The query put another way. */
export interface Variante {
  readonly mots: readonly string[];
  /** What was replaced, and by what; null for the words of the query itself. */
  readonly lexique: { readonly de: string; readonly vers: string } | null;
  /** What a way through it is worth; 1 for the query as it is. */
  readonly force: number;
}

/** A wording of the ROME as it is written, and its words. */
interface Tournure {
  readonly texte: string;
  readonly mots: readonly string[];
}

/** A wording of the lexicon, and what the ROME says for it. */
interface Suite {
  readonly de: string;
  readonly vers: readonly Tournure[];
}

/** What a wording of the lexicon is worth: for a part of the query, for the whole of it, for a whole that is still being typed. */
const FORCES = { partie: 0.85, entiere: 0.95, debut: 0.8 };
/** A beginning that so many rows or fewer go on from says which one is meant. */
const SUITES_MAX = 2;
const DEBUT_MIN = 4;
/** An acronym as titles carry theirs: "(ARM)", "- PNC -". */
const SIGLE = /[(-]\s?([A-Z]{2,6})\s?[)-]/;

/** An acronym of so many letters is not another one with a fault. */
const SIGLE_MAX = 4;

/** More would be slow, and says less and less. */
const VARIANTES_MAX = 8;

/** The lexicon (`lexique.json`), looked up in the words of a query. */
export class Lexique {
  readonly #suites = new Map<string, Suite>();
  /** Those that are one word once the small ones are out, "travailler dans un hôtel": they stand for a whole query alone. */
  readonly #entieres = new Map<string, Suite>();
  #longueurMax = 1;
  /** The words that are a wording by themselves. */
  readonly #seuls = new Set<number>();
  /** The words of the wordings that are not English ones. */
  readonly #francais = new Set<number>();

  /** The short words of acronyms, and those of everything else. */
  readonly #sigles = new Set<number>();
  readonly #autres = new Set<number>();

  constructor(private readonly vocabulaire: Vocabulaire) {}

  /**
   * To be done once, before anything is asked. Everyday words join the vocabulary: their misspellings and beginnings are then
   * found as those of any word.
   * @param titres those that carry their acronym ("Agent de service hospitalier (ASH)") say what it stands for
   */
  *lire(titres: Iterable<string>): PasAPas<this> {
    const suites = (lignes as unknown as readonly Ligne[]).flatMap(([courants, rome, nature]) =>
      courants.split("|").map((courant) => ({ courant: courant.trim(), rome, nature })),
    );
    const dits = new Set(suites.map(({ courant }) => cleDe(courant)));
    for (const titre of titres) {
      const sigle = SIGLE.exec(titre)?.[1];
      if (sigle === undefined || dits.has(cleDe(sigle)) || !/^\S+\s+\S/.test(titre)) continue;
      dits.add(cleDe(sigle));
      suites.push({ courant: sigle, rome: titre, nature: "sigle" });
    }
    for (const { courant, nature } of suites) {
      const numeros = motsUtiles(courant).map((mot) => this.vocabulaire.ajouter(mot));
      if (numeros.length === 1) for (const numero of numeros) this.#seuls.add(numero);
      if (nature !== "anglais") for (const numero of numeros) this.#francais.add(numero);
      for (const numero of numeros) {
        const court = this.vocabulaire.texteDe(numero).length <= SIGLE_MAX;
        (nature === "sigle" && court ? this.#sigles : this.#autres).add(numero);
      }
    }
    for (const { courant, rome } of suites) {
      yield;
      const mots = motsUtiles(courant);
      this.#longueurMax = Math.max(this.#longueurMax, mots.length);
      const cle = this.#cle(mots);
      const vers = rome.split("|").map((r): Tournure => ({ texte: r.trim(), mots: motsUtiles(r) }));
      const seule = mots.length === 1 && motsDe(courant).length > 1;
      const ou = seule ? this.#entieres : this.#suites;
      const deja = ou.get(cle)?.vers ?? [];
      ou.set(cle, {
        de: courant,
        vers: [
          ...deja,
          ...vers.filter(
            (v) => v.mots.map(singulier).join(" ") !== cle && !deja.some((d) => d.texte === v.texte),
          ),
        ],
      });
    }
    return this;
  }

  /** Whether a word of the vocabulary is a wording by itself, and not only a part of some. */
  seul(mot: number): boolean {
    return this.#seuls.has(mot);
  }

  /** Whether a word of the vocabulary is in a wording that is not an English one. */
  francais(mot: number): boolean {
    return this.#francais.has(mot);
  }

  /** Whether a word of the vocabulary is a short acronym, and nothing else here. */
  sigle(mot: number): boolean {
    return this.#sigles.has(mot) && !this.#autres.has(mot);
  }

  /** Without plural or gender. */
  #cle(mots: readonly string[]): string {
    return mots.map((m) => singulier(this.vocabulaire.lu(m))).join(" ");
  }

  /** The query as it is, then with each everyday wording put in ROME words, then with all of them. */
  variantes(mots: readonly string[]): Variante[] {
    const variantes: Variante[] = [{ mots, lexique: null, force: 1 }];
    const tout: string[] = [];
    const dit: string[] = [];
    let remplaces = 0;
    for (let i = 0; i < mots.length; ) {
      const suite = this.#plusLongue(mots, i);
      if (!suite) {
        tout.push(...mots.slice(i, i + 1));
        dit.push(...mots.slice(i, i + 1));
        i++;
        continue;
      }
      const { de, vers, longueur } = suite;
      for (const v of vers) {
        variantes.push({
          mots: [...mots.slice(0, i), ...v.mots, ...mots.slice(i + longueur)],
          lexique: { de, vers: v.texte },
          force: longueur === mots.length ? FORCES.entiere : FORCES.partie,
        });
      }
      tout.push(...(vers[0]?.mots ?? []));
      dit.push(vers[0]?.texte ?? "");
      remplaces++;
      i += longueur;
    }
    if (remplaces > 1) {
      variantes.splice(1, 0, {
        mots: tout,
        lexique: { de: mots.join(" "), vers: dit.join(" ") },
        force: FORCES.partie,
      });
    }
    return variantes.slice(0, VARIANTES_MAX);
  }

  /** The wordings that the query is the beginning of, where these are few: "croque-m", "femme de ch". */
  commencees(mots: readonly string[]): Variante[] {
    const debut = mots.join(" ");
    if (debut.length < DEBUT_MIN) return [];
    const suites: { de: string; vers: readonly Tournure[] }[] = [];
    for (const [cle, suite] of this.#suites) {
      // Two spellings of one wording are one.
      if (!cle.startsWith(debut) || suites.some((autre) => dit(autre) === dit(suite))) continue;
      suites.push(suite);
      if (suites.length > SUITES_MAX) return [];
    }
    return suites.flatMap(({ de, vers }) =>
      vers.map(({ mots: siens, texte }) => ({
        mots: siens,
        lexique: { de, vers: texte },
        force: FORCES.debut,
      })),
    );
  }

  #plusLongue(mots: readonly string[], i: number) {
    for (let longueur = Math.min(this.#longueurMax, mots.length - i); longueur > 0; longueur--) {
      const cle = this.#cle(mots.slice(i, i + longueur));
      const suites = [
        this.#suites.get(cle),
        longueur === mots.length ? this.#entieres.get(cle) : undefined,
      ].filter((s) => s !== undefined);
      const vers = suites.flatMap((s) => s.vers);
      if (suites[0] && vers.length > 0) return { de: suites[0].de, vers, longueur };
    }
    return null;
  }
}

const singulier = (mot: string): string => mot.replace(/(?<=...)[sx]$/, "");

const dit = ({ vers }: { readonly vers: readonly Tournure[] }): string => vers.map((v) => v.texte).join("|");
