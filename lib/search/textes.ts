import type { Metier } from "../rome";
import { racine } from "./mots";
import { motsUtiles } from "./normalise";

/** How much a word counts by where it stands in the fiche. */
const POIDS = { definition: 2.2, acces: 1.8, coeur: 2, competence: 1, savoir: 0.75, titre: 3, domaine: 1 };
// BM25, with its usual constants.
const K1 = 1.2;
const B = 0.5;

/** What the fiches say, by stem: for activities ("faire du pain") and for what the titles leave out. */
export class Textes {
  readonly #numeros = new Map<string, number>();
  readonly #racines = new Map<string, number>();
  readonly #debut: Int32Array;
  readonly #metiers: Uint16Array;
  readonly #notes: Float32Array;
  readonly #idf: Float32Array;

  constructor(metiers: readonly Metier[]) {
    const lus = new Map<object | string, number[]>();
    const lire = (cle: object | string, texte: string): number[] => {
      const deja = lus.get(cle);
      if (deja) return deja;
      const lu = motsUtiles(texte).map((m) => this.#numero(m));
      lus.set(cle, lu);
      return lu;
    };
    const parRacine: { metiers: number[]; notes: number[] }[] = [];
    const longueurs: number[] = [];
    const tf: number[] = [];
    for (const [i, m] of metiers.entries()) {
      const vues: number[] = [];
      let longueur = 0;
      const compter = (racines: readonly number[], poids: number): void => {
        for (const r of racines) {
          const deja = tf[r] ?? 0;
          if (deja === 0) vues.push(r);
          tf[r] = deja + poids;
        }
        longueur += poids * racines.length;
      };
      for (const t of m.definition) compter(lire(t, t), POIDS.definition);
      for (const t of m.acces) compter(lire(t, t), POIDS.acces);
      for (const { competence, coeur } of m.competences)
        compter(lire(competence, competence.libelle), coeur === null ? POIDS.competence : POIDS.coeur);
      for (const { savoir } of m.savoirs) compter(lire(savoir, savoir.libelle), POIDS.savoir);
      for (const a of m.appellations) compter(lire(a, a.intitule.masculin), POIDS.titre);
      compter(lire(m.domaine.libelle, m.domaine.libelle), POIDS.domaine);
      longueurs.push(longueur);
      for (const r of vues) {
        parRacine[r] ??= { metiers: [], notes: [] };
        parRacine[r].metiers.push(i);
        parRacine[r].notes.push(tf[r] ?? 0);
        tf[r] = 0;
      }
    }
    const moyenne = longueurs.reduce((a, b) => a + b, 0) / Math.max(1, metiers.length);
    const total = parRacine.reduce((n, r) => n + r.metiers.length, 0);
    this.#debut = new Int32Array(parRacine.length + 1);
    this.#metiers = new Uint16Array(total);
    this.#notes = new Float32Array(total);
    this.#idf = new Float32Array(parRacine.length);
    let place = 0;
    for (const [r, { metiers: siens, notes }] of parRacine.entries()) {
      const idf = Math.log(1 + (metiers.length - siens.length + 0.5) / (siens.length + 0.5));
      this.#idf[r] = idf;
      for (const [j, metier] of siens.entries()) {
        const n = notes[j] ?? 0;
        this.#metiers[place] = metier;
        this.#notes[place] = (idf * n) / (n + K1 * (1 - B + (B * (longueurs[metier] ?? 0)) / moyenne));
        place++;
      }
      this.#debut[r + 1] = place;
    }
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
