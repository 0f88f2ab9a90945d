import type { Appellation, Metier, PasAPas } from "../rome";
import { distance } from "./mots";
import { type Lecteur, utiles } from "./normalise";
import { Postings } from "./postings";
import type { Sens, Vocabulaire } from "./vocabulaire";

/** One spelling of a title: its words, without regard to gender. */
interface Forme {
  readonly appellation: Appellation;
  readonly metier: number;
  /** Every word of it, small ones too. */
  readonly cle: string;
  /** The ones that count, in order, each once. */
  readonly mots: readonly number[];
}

/** What a title says beside the query counts against it. */
const COUVERTURE = 0.95;
const PRINCIPALE = 0.02;
const PEU_USITE = 0.02;
/** The share of a métier's titles that counts for a half; titles are many, and one in eight is already a lot. */
const MOITIE = 0.16;
/** A title of four to six letters with one fault has three to seven. */
const LONGUEUR_FAUTE = 3;
const LONGUEUR_COURTE = 7;
const FAUTES_MAX = 4;

/**
 * The titles, word by word. A query is given one word at a time (`compter`), then the titles are marked (`noter`);
 * the arrays serve again at the next one, so that a query allocates next to nothing.
 */
export class Titres {
  readonly #formes: Forme[] = [];
  #idf = new Float64Array();
  #postings = new Postings([], 0);
  /** Words in order → the titles that they are. */
  readonly #exactes = new Map<string, number[]>();
  /** Titles of one word, as they are written. */
  readonly #seuls: string[] = [];
  /** The titles of a métier follow one another; this is where they begin. */
  #debuts = new Int32Array();
  /** A cell a title: its métier, what its words tell together, what its kind adds to its note. */
  #metiers = new Int32Array();
  #poids = new Float64Array();
  #genres = new Float64Array();
  /** A cell a title: how much of the query it has, how much of itself is asked for; then the same of one word. */
  #demande = new Float64Array();
  #couvert = new Float64Array();
  #motDemande = new Float64Array();
  #motCouvert = new Float64Array();
  /** The titles that have a word of the query, those that have the one being counted, and how many they are. */
  #touchees = new Int32Array();
  #combien = 0;
  #duMot = new Int32Array();
  /** A cell a métier: how many of its titles have the word being counted, and which métiers have any. */
  #sommes = new Float64Array();
  #sommees: number[] = [];

  constructor(private readonly vocabulaire: Vocabulaire) {}

  /** Reads the titles: to be done once, before anything is asked. */
  *lire(metiers: readonly Metier[], lecteur: Lecteur): PasAPas<this> {
    this.#debuts = new Int32Array(metiers.length + 1);
    const mots: number[][] = [];
    for (const [metier, { appellations }] of metiers.entries()) {
      yield;
      for (const appellation of appellations) {
        const { masculin, feminin } = appellation.intitule;
        const cles = new Set<string>();
        for (const texte of masculin === feminin ? [masculin] : [masculin, feminin]) {
          const lus = lecteur.mots(texte);
          const siens = [...new Set(utiles(lus).map((m) => this.vocabulaire.ajouter(m)))];
          if (texte.includes("ç")) this.vocabulaire.entendre(texte);
          const numeros = siens.join(" ");
          if (cles.has(numeros)) continue;
          cles.add(numeros);
          mots.push(siens);
          const cle = lus.join(" ");
          if (siens.length === 1) this.#seuls.push(cle);
          const numero = this.#formes.push({ appellation, metier, cle, mots: siens }) - 1;
          const memes = this.#exactes.get(numeros);
          if (memes) memes.push(numero);
          else this.#exactes.set(numeros, [numero]);
        }
      }
      this.#debuts[metier + 1] = this.#formes.length;
    }
    const n = this.#formes.length;
    yield;
    this.#postings = new Postings(mots, this.vocabulaire.taille);
    this.#idf = Float64Array.from({ length: this.vocabulaire.taille }, (_, m) =>
      Math.log(1 + n / (this.#postings.combien(m) + 0.5)),
    );
    yield;
    this.#metiers = Int32Array.from(this.#formes, (f) => f.metier);
    this.#poids = Float64Array.from(mots, (siens) => siens.reduce((p, m) => p + (this.#idf[m] ?? 0), 0));
    this.#genres = Float64Array.from(
      this.#formes,
      ({ appellation: { genre, peuUsite } }) =>
        (genre === "principale" ? PRINCIPALE : 0) - (peuUsite ? PEU_USITE : 0),
    );
    [this.#demande, this.#couvert, this.#motDemande, this.#motCouvert] = [
      new Float64Array(n),
      new Float64Array(n),
      new Float64Array(n),
      new Float64Array(n),
    ];
    [this.#touchees, this.#duMot] = [new Int32Array(n), new Int32Array(n)];
    this.#sommes = new Float64Array(metiers.length);
    return this;
  }

  #forme(numero: number): Forme {
    const forme = this.#formes[numero];
    if (!forme) throw new Error(`Titres: no title ${numero}`);
    return forme;
  }

  /** Whether a title has one of these words. */
  connait(sens: readonly Pick<Sens, "mot">[]): boolean {
    return sens.some(({ mot }) => this.#postings.combien(mot) > 0);
  }

  /** The titles of one word that are one fault away from a short word which is none of them. */
  aUneFaute(mot: string): string[] {
    if (mot.length < LONGUEUR_FAUTE || mot.length > LONGUEUR_COURTE || this.#seuls.includes(mot)) return [];
    return this.#seuls.filter((titre) => distance(mot, titre, 1) === 1).slice(0, FAUTES_MAX);
  }

  /** Faults between `requete` (a `cle`) and the nearest title of a métier, small words and all; `max` + 1 when it is more. */
  distance(metier: number, requete: string, max: number): number {
    let moindre = max + 1;
    for (let f = this.#debuts[metier] ?? 0; f < (this.#debuts[metier + 1] ?? 0) && moindre > 0; f++) {
      moindre = Math.min(moindre, distance(requete, this.#forme(f).cle, moindre - 1));
    }
    return moindre;
  }

  appellation(numero: number): Appellation {
    return this.#forme(numero).appellation;
  }

  /**
   * The title of a métier that has most of the words themselves; of those that have as many, the one that is these words or
   * begins with them, then the principal one, then the shortest, then one in use.
   * @param cherches the numbers that stand for each word of the query, in order
   * @returns null when no title has any; `eus` is how many words it has
   */
  presenter(
    metier: number,
    cherches: readonly ReadonlySet<number>[],
  ): { readonly appellation: Appellation; readonly eus: number } | null {
    let choix: { appellation: Appellation; eus: number } | null = null;
    let rang: readonly number[] = [];
    for (let f = this.#debuts[metier] ?? 0; f < (this.#debuts[metier + 1] ?? 0); f++) {
      const { appellation, mots, cle } = this.#forme(f);
      const eus = cherches.filter((c) => mots.some((m) => c.has(m))).length;
      if (eus === 0) continue;
      const commence = cherches.every((c, i) => c.has(mots[i] ?? -1));
      const sien = [
        eus,
        !commence ? 0 : mots.length === cherches.length ? 2 : 1,
        appellation.genre === "principale" ? 1 : 0,
        -cle.length,
        appellation.peuUsite ? 0 : 1,
      ];
      if (choix && !devant(sien, rang)) continue;
      choix = { appellation, eus };
      rang = sien;
    }
    return choix;
  }

  /** Whether the principal title of a métier begins with the words of a query. */
  commence(metier: number, cherches: readonly ReadonlySet<number>[]): boolean {
    for (let f = this.#debuts[metier] ?? 0; f < (this.#debuts[metier + 1] ?? 0); f++) {
      const { appellation, mots } = this.#forme(f);
      if (appellation.genre === "principale" && cherches.every((c, i) => c.has(mots[i] ?? -1))) return true;
    }
    return false;
  }

  /** What a word of the query tells (inverse frequency, natural logarithm); `inconnu` times the most where no title has it. */
  poids(mot: string, sens: readonly Sens[], inconnu: number): number {
    const exact = this.vocabulaire.numero(mot);
    if (exact !== undefined) return this.#idf[exact] ?? 0;
    const force = sens.reduce((f, s) => Math.max(f, s.force), 0);
    if (force === 0) return inconnu * Math.log(1 + this.#formes.length);
    return sens.reduce((p, s) => (s.force < 0.75 * force ? p : Math.min(p, this.#idf[s.mot] ?? p)), Infinity);
  }

  /**
   * Counts one word of the query.
   * @param preuve set to how well the best title of each métier has the word, 0 to 1
   * @param part added to: the share of each métier's titles that have it, in `poids`
   */
  compter(sens: readonly Sens[], poids: number, preuve: Float64Array, part: Float64Array): void {
    let combien = 0;
    for (const { mot, force } of sens) {
      const couvert = (this.#idf[mot] ?? 0) * force;
      const fin = this.#postings.fin(mot);
      for (let p = this.#postings.debut(mot); p < fin; p++) {
        const f = this.#postings.document(p);
        const deja = this.#motDemande[f] ?? 0;
        if (deja === 0) this.#duMot[combien++] = f;
        if (force <= deja) continue;
        this.#motDemande[f] = force;
        this.#motCouvert[f] = couvert;
      }
    }
    for (let i = 0; i < combien; i++) {
      const f = this.#duMot[i] ?? 0;
      const metier = this.#metiers[f] ?? 0;
      const force = this.#motDemande[f] ?? 0;
      const demande = this.#demande[f] ?? 0;
      if (demande === 0) this.#touchees[this.#combien++] = f;
      this.#demande[f] = demande + poids * force;
      this.#couvert[f] = (this.#couvert[f] ?? 0) + (this.#motCouvert[f] ?? 0);
      this.#motDemande[f] = 0;
      if (force > (preuve[metier] ?? 0)) preuve[metier] = force;
      const somme = this.#sommes[metier] ?? 0;
      if (somme === 0) this.#sommees.push(metier);
      this.#sommes[metier] = somme + force;
    }
    for (const metier of this.#sommees) {
      const titres = (this.#debuts[metier + 1] ?? 0) - (this.#debuts[metier] ?? 0);
      const x = (this.#sommes[metier] ?? 0) / titres;
      this.#sommes[metier] = 0;
      part[metier] = (part[metier] ?? 0) + (poids * x) / (x + MOITIE);
    }
    this.#sommees.length = 0;
  }

  /**
   * The best title of each métier, once every word is counted: how much of the query it has, times how little else it says;
   * more when it is the query word for word, when it is the principal title, less when it is little used.
   * @param total sum of the weights of the words
   * @param couverte set to the most of the query that one title of each métier has, 0 to 1
   */
  noter(
    exact: string,
    total: number,
    bonusExact: number,
    meilleure: Float64Array,
    laquelle: Int32Array,
    couverte: Float64Array,
  ): void {
    const exactes = this.#exactes.get(exact) ?? [];
    for (let i = 0; i < this.#combien; i++) {
      const f = this.#touchees[i] ?? 0;
      const metier = this.#metiers[f] ?? 0;
      const demande = (this.#demande[f] ?? 0) / total;
      const reste = 1 - (this.#couvert[f] ?? 0) / (this.#poids[f] ?? 1);
      const note =
        demande * (1 - COUVERTURE * reste) + (exactes.includes(f) ? bonusExact : 0) + (this.#genres[f] ?? 0);
      this.#demande[f] = 0;
      this.#couvert[f] = 0;
      if (demande > (couverte[metier] ?? 0)) couverte[metier] = demande;
      if (note <= (meilleure[metier] ?? 0)) continue;
      meilleure[metier] = note;
      laquelle[metier] = f;
    }
    this.#combien = 0;
  }
}

/** Whether a row of numbers comes before another: the first that differs is greater. */
function devant(a: readonly number[], b: readonly number[]): boolean {
  const i = a.findIndex((x, j) => x !== b[j]);
  return i >= 0 && (a[i] ?? 0) > (b[i] ?? 0);
}
