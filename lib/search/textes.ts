import type { Metier, PasAPas } from "../rome";
import { racine } from "./mots";
import { type Lecteur, motsUtiles, utiles } from "./normalise";

/** How much a word counts by where it stands in the fiche. */
const POIDS = { definition: 2.2, acces: 1.8, coeur: 2, competence: 1, savoir: 0.75, titre: 3, domaine: 1 };
// BM25, with its usual constants.
const K1 = 1.2;
const B = 0.5;
/** How many stems tell what a fiche is about. */
const PROFIL_MAX = 30;

/** The stems of a fiche that tell most, with their weights (a vector of length 1). */
interface Profil {
  readonly racines: Int32Array;
  readonly poids: Float64Array;
}

/** What the fiches say, by stem: for activities ("faire du pain") and for what the titles leave out. */
export class Textes {
  readonly #numeros = new Map<string, number>();
  readonly #racines = new Map<string, number>();
  #debut = new Int32Array();
  #metiers = new Uint16Array();
  #notes = new Float32Array();
  #idf = new Float32Array();
  /** The stems of each métier, one métier after the other, and where each begins; how often each has it. */
  #desMetiers: {
    readonly debuts: number[];
    readonly racines: Int32Array;
    readonly tf: Float32Array;
  } = { debuts: [0], racines: new Int32Array(), tf: new Float32Array() };
  readonly #profils: (Profil | undefined)[] = [];
  /** A cell a stem, all zero between two queries. */
  #sujet = new Float64Array();

  /** Reads the fiches: to be done once, before anything is asked. */
  *lire(metiers: readonly Metier[], lecteur: Lecteur): PasAPas<this> {
    const numeros = (mots: readonly string[]): number[] => mots.map((m) => this.#numero(m));
    // The same compétences, savoirs and domaines come back in fiche after fiche; the other texts are of one.
    const lus = new Map<{ readonly libelle: string }, number[]>();
    const libelle = (ligne: { readonly libelle: string }): number[] => {
      const deja = lus.get(ligne);
      if (deja) return deja;
      const lu = numeros(motsUtiles(ligne.libelle));
      lus.set(ligne, lu);
      return lu;
    };
    // One entry a stem of a métier. Flat and grown by hand: lists of half a million numbers keep the collector busy.
    let racines = new Int32Array(1 << 19);
    let notes = new Float32Array(1 << 19);
    let entrees = 0;
    const longueurs: number[] = [];
    let tf = new Float64Array(1 << 14);
    let vues: number[] = [];
    let longueur = 0;
    const compter = (racines: readonly number[], poids: number): void => {
      if (this.#numeros.size > tf.length) tf = agrandir(tf, new Float64Array(2 * this.#numeros.size));
      for (let i = 0; i < racines.length; i++) {
        const r = racines[i] ?? 0;
        const deja = tf[r] ?? 0;
        if (deja === 0) vues.push(r);
        tf[r] = deja + poids;
      }
      longueur += poids * racines.length;
    };
    const debuts = [0];
    for (const m of metiers) {
      yield;
      vues = [];
      longueur = 0;
      for (const t of m.definition) compter(numeros(motsUtiles(t)), POIDS.definition);
      for (const t of m.acces) compter(numeros(motsUtiles(t)), POIDS.acces);
      for (const { competence, coeur } of m.competences)
        compter(libelle(competence), coeur === null ? POIDS.competence : POIDS.coeur);
      for (const { savoir } of m.savoirs) compter(libelle(savoir), POIDS.savoir);
      for (const { intitule } of m.appellations)
        compter(numeros(utiles(lecteur.mots(intitule.masculin))), POIDS.titre);
      compter(libelle(m.domaine), POIDS.domaine);
      longueurs.push(longueur);
      if (entrees + vues.length > racines.length) {
        racines = agrandir(racines, new Int32Array(2 * racines.length));
        notes = agrandir(notes, new Float32Array(2 * notes.length));
      }
      for (const r of vues) {
        racines[entrees] = r;
        notes[entrees++] = tf[r] ?? 0;
        tf[r] = 0;
      }
      debuts.push(entrees);
    }
    yield;
    this.#desMetiers = { debuts, racines: racines.slice(0, entrees), tf: notes.slice(0, entrees) };
    const moyenne = longueurs.reduce((a, b) => a + b, 0) / Math.max(1, metiers.length);
    const n = this.#numeros.size;
    this.#debut = new Int32Array(n + 1);
    for (let e = 0; e < entrees; e++) {
      const suivante = (racines[e] ?? 0) + 1;
      this.#debut[suivante] = (this.#debut[suivante] ?? 0) + 1;
    }
    this.#sujet = new Float64Array(n);
    this.#idf = Float32Array.from({ length: n }, (_, r) => {
      const combien = this.#debut[r + 1] ?? 0;
      return Math.log(1 + (metiers.length - combien + 0.5) / (combien + 0.5));
    });
    for (let r = 0; r < n; r++) this.#debut[r + 1] = (this.#debut[r + 1] ?? 0) + (this.#debut[r] ?? 0);
    this.#metiers = new Uint16Array(entrees);
    this.#notes = new Float32Array(entrees);
    const places = this.#debut.slice();
    for (let m = 0; m < metiers.length; m++) {
      const norme = K1 * (1 - B + (B * (longueurs[m] ?? 0)) / moyenne);
      for (let e = debuts[m] ?? 0; e < (debuts[m + 1] ?? 0); e++) {
        const r = racines[e] ?? 0;
        const place = places[r] ?? 0;
        places[r] = place + 1;
        this.#metiers[place] = m;
        this.#notes[place] = ((this.#idf[r] ?? 0) * (notes[e] ?? 0)) / ((notes[e] ?? 0) + norme);
      }
    }
    return this;
  }

  #numero(mot: string): number {
    const deja = this.#racines.get(mot);
    if (deja !== undefined) return deja;
    const r = racine(mot);
    const numero = this.#numeros.get(r) ?? this.#numeros.size;
    this.#numeros.set(r, numero);
    this.#racines.set(mot, numero);
    return numero;
  }

  /** What a métier's fiche is about. Made when first asked for. */
  #profil(metier: number): Profil {
    const deja = this.#profils[metier];
    if (deja) return deja;
    const { debuts, racines, tf } = this.#desMetiers;
    const debut = debuts[metier] ?? 0;
    const siennes = racines.subarray(debut, debuts[metier + 1] ?? debut);
    const tous = Float64Array.from(
      siennes,
      (racine, i) => (1 + Math.log(0.5 + (tf[debut + i] ?? 0))) * (this.#idf[racine] ?? 0),
    );
    const seuil = tous.slice().sort().at(-PROFIL_MAX) ?? 0;
    const gardes: number[] = [];
    for (let i = 0; i < tous.length && gardes.length < PROFIL_MAX; i++)
      if ((tous[i] ?? 0) >= seuil) gardes.push(i);
    const norme = Math.hypot(...gardes.map((i) => tous[i] ?? 0)) || 1;
    const profil = {
      racines: Int32Array.from(gardes, (i) => siennes[i] ?? 0),
      poids: Float64Array.from(gardes, (i) => (tous[i] ?? 0) / norme),
    };
    this.#profils[metier] = profil;
    return profil;
  }

  /**
   * How like the fiches of `tete` together is that of each of `metiers`, 0 to 1.
   * @param parts how much each of `tete` counts, 1 in all
   */
  ressemblances(tete: readonly number[], parts: readonly number[], metiers: readonly number[]): number[] {
    const sujet = this.#sujet;
    for (const [t, metier] of tete.entries()) {
      const { racines, poids } = this.#profil(metier);
      for (let i = 0; i < racines.length; i++) {
        const r = racines[i] ?? 0;
        sujet[r] = (sujet[r] ?? 0) + (poids[i] ?? 0) * (parts[t] ?? 0);
      }
    }
    const ressemblances = metiers.map((metier) => {
      const { racines, poids } = this.#profil(metier);
      let somme = 0;
      for (let i = 0; i < racines.length; i++) somme += (poids[i] ?? 0) * (sujet[racines[i] ?? 0] ?? 0);
      return somme;
    });
    for (const metier of tete) for (const r of this.#profil(metier).racines) sujet[r] = 0;
    return ressemblances;
  }

  /** Whether a fiche has the word, written so. */
  ecrit(mot: string): boolean {
    return this.#racines.has(mot);
  }

  /**
   * Counts one word of the query.
   * @param notes added to: how well each métier's text answers (BM25)
   * @param preuve raised to how well each métier's text has the word, 0 to 1
   * @returns the most that `notes` could gain; `inconnu` for a word that no text has.
   */
  compter(mot: string, inconnu: number, notes: Float64Array, preuve: Float64Array): number {
    const r = this.#numeros.get(racine(mot));
    if (r === undefined) return inconnu;
    const idf = this.#idf[r] ?? 0;
    for (let p = this.#debut[r] ?? 0; p < (this.#debut[r + 1] ?? 0); p++) {
      const m = this.#metiers[p] ?? 0;
      const note = this.#notes[p] ?? 0;
      notes[m] = (notes[m] ?? 0) + note;
      if (note / idf > (preuve[m] ?? 0)) preuve[m] = note / idf;
    }
    return idf;
  }
}

/** The numbers of an array in a larger one. */
function agrandir<T extends Int32Array | Float32Array | Float64Array>(pleine: T, grande: T): T {
  grande.set(pleine);
  return grande;
}
