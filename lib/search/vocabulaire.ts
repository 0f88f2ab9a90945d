import { COURANTS } from "./courants";
import { distance, racine, son } from "./mots";
import { estVide, mots } from "./normalise";

/** How a word of the query was found among the words of the titles. */
export type Parente = "exact" | "famille" | "debut" | "faute" | "son";

/** A word of the titles that may be meant by a word of the query; `force` is 1 for the word itself. */
export interface Sens {
  readonly mot: number;
  readonly force: number;
  readonly parente: Parente;
}

export const FORCES = {
  /** Same stem: "coiffage" for "coiffeur". */
  famille: 0.75,
  /** Beginning of a word, when the query is no word by itself; then when it is one ("car" is not "carreleur"). */
  debut: 0.9,
  debutDeMot: 0.4,
  faute: 0.9,
  /** How much less a fault counts in so few letters that begin a word. */
  fauteOuDebut: 0.8,
  /** Two faults. */
  fautes: 0.5,
  son: 0.9,
  /** Heard alike, written otherwise: the end of a word that is being typed is not heard yet. */
  sonLoin: 0.7,
  /** Nothing better than the same first letters. */
  debutCommun: 0.4,
};

/** A short word one letter away is another word; a long one with two faults is still itself. */
const LONGUEUR_FAUTE = 4;
const LONGUEUR_FAUTES = 7;
/** A beginning of more words than these is none of them: "comm" is as well "commandes" as "commis". */
const SUITES_MAX = 4;
/** Fewer letters in common say nothing. */
const LONGUEUR_DEBUT = 3;
const PROCHES_MAX = 4;
/** Longer than any word: nothing is near it. */
const LOIN = 1000;
/** How a feminine ends, and its masculines. */
const FINS_FEMININES: readonly (readonly [string, readonly string[]])[] = [
  ["euse", ["eur", "er"]],
  ["trice", ["teur"]],
  ["iere", ["ier"]],
  ["ienne", ["ien"]],
];

interface Ecriture {
  readonly texte: string;
  readonly mot: number;
  readonly lettres: number;
  readonly son: string;
}

/** The words of the titles. A word and its feminine are one word, with one number; each spelling leads to it. */
export class Vocabulaire {
  readonly #numeros = new Map<string, number>();
  readonly #textes: string[] = [];
  readonly #familles = new Map<string, number[]>();
  readonly #ecritures: Ecriture[] = [];
  readonly #cedilles = new Set<string>();
  /** Of each spelling, in the same order: its letters and its length; by sound, the spellings. */
  #lettres = new Int32Array();
  #longueurs = new Int32Array();
  readonly #sons = new Map<string, Ecriture[]>();
  #ecrit: (mot: string) => boolean = () => false;
  #parle: (mot: number) => boolean = () => true;

  /** @param masculins feminine spelling → masculine one */
  constructor(private readonly masculins: ReadonlyMap<string, string>) {}

  get taille(): number {
    return this.#textes.length;
  }

  /** Number of a word, a new one for a new word. */
  ajouter(texte: string): number {
    const deja = this.#numeros.get(texte);
    if (deja !== undefined) return deja;
    const masculin = this.masculins.get(texte);
    const mot = masculin === undefined ? this.#textes.push(texte) - 1 : this.ajouter(masculin);
    this.#numeros.set(texte, mot);
    this.#ecritures.push({ texte, mot, lettres: lettres(texte), son: son(texte) });
    if (masculin === undefined) {
      const famille = this.#familles.get(racine(texte));
      if (famille) famille.push(mot);
      else this.#familles.set(racine(texte), [mot]);
    }
    return mot;
  }

  /** A title whose spelling says how a word is heard, where the word without accents no longer does: "maçon" is no "macon". */
  entendre(titre: string): void {
    const entendus = mots(titre.replaceAll("ç", "ss"));
    for (const [i, texte] of mots(titre).entries()) {
      const numero = this.#numeros.get(texte);
      const entendu = entendus[i];
      if (numero === undefined || entendu === undefined || entendu === texte || this.#cedilles.has(texte))
        continue;
      this.#cedilles.add(texte);
      this.#ecritures.push({ texte, mot: numero, lettres: lettres(texte), son: son(entendu) });
    }
  }

  /**
   * To be called once every word is in.
   * @param ecrit whether a word is one of the fiches: if so it is not another one with two faults.
   * @param parle whether a word says something by itself. One that is only a part of longer wordings ("financial", of "chief
   *   financial officer") may also be another with a fault.
   * @param sonne whether a word is said as it is read: an English one is not heard by a French ear.
   * @param manque whether a word may be meant by another with a fault: all but acronyms of a few letters.
   */
  clore(
    ecrit: (mot: string) => boolean,
    parle: (mot: number) => boolean = () => true,
    sonne: (mot: number) => boolean = () => true,
    manque: (mot: number) => boolean = () => true,
  ): void {
    this.#ecrit = ecrit;
    this.#parle = parle;
    // What a word meant before all were in is no longer so.
    this.#memoire.clear();
    this.#ecritures.sort((a, b) => (a.texte < b.texte ? -1 : 1));
    this.#lettres = Int32Array.from(this.#ecritures, (e) => e.lettres);
    this.#longueurs = Int32Array.from(this.#ecritures, (e) => (manque(e.mot) ? e.texte.length : LOIN));
    for (const e of this.#ecritures) {
      if (!sonne(e.mot) || !manque(e.mot)) continue;
      const siens = this.#sons.get(e.son);
      if (siens) siens.push(e);
      else this.#sons.set(e.son, [e]);
    }
  }

  numero(texte: string): number | undefined {
    return this.#numeros.get(texte);
  }
  texteDe(mot: number): string {
    return this.#textes[mot] ?? "";
  }

  /** `texte` in the masculine: as titles pair them, else, for a feminine that they lack ("trayeuse"), by its ending. */
  masculin(texte: string): string {
    const numero = this.numero(texte);
    if (numero !== undefined) return this.texteDe(numero);
    for (const [fin, masculines] of FINS_FEMININES) {
      if (!texte.endsWith(fin)) continue;
      for (const masculine of masculines) {
        const mot = this.numero(texte.slice(0, -fin.length) + masculine);
        if (mot !== undefined) return this.texteDe(mot);
      }
    }
    return texte;
  }

  /** The word that `texte` is, written well or ill, whole or not, in the masculine; `texte` itself when there is none. */
  lu(texte: string): string {
    const mot = this.numero(texte);
    if (mot !== undefined) return this.texteDe(mot);
    const sens = this.meilleur(texte);
    const sur = sens !== null && sens.parente !== "famille" && sens.force > FORCES.fautes;
    if (!sur || (sens.parente === "debut" && this.#commences(texte) > SUITES_MAX)) return texte;
    return this.texteDe(sens.mot);
  }

  /** How many words `texte` begins. */
  #commences(texte: string): number {
    return new Set(this.sens(texte).flatMap((s) => (s.parente === "debut" ? s.mot : []))).size;
  }
  meilleur(texte: string): Sens | null {
    let meilleur: Sens | null = null;
    for (const s of this.sens(texte)) if (!meilleur || s.force > meilleur.force) meilleur = s;
    return meilleur;
  }

  // The words of one query are asked for several times, by each way of putting it.
  readonly #memoire = new Map<string, readonly Sens[]>();

  /** The words that stand for `texte` itself: it alone when it is known, else those that it begins or misspells. */
  memes(texte: string): ReadonlySet<number> {
    const exact = this.numero(texte);
    if (exact !== undefined) return new Set([exact]);
    const proches = this.sens(texte).filter((s) => s.parente !== "famille" && s.force > FORCES.fautes);
    return new Set(proches.map((s) => s.mot));
  }

  /** Every word that may be meant by `texte`, each for its best reason. */
  sens(texte: string): readonly Sens[] {
    const deja = this.#memoire.get(texte);
    if (deja) return deja;
    if (this.#memoire.size > 500) this.#memoire.clear();
    const sens = this.#chercher(texte);
    this.#memoire.set(texte, sens);
    return sens;
  }

  #chercher(texte: string): Sens[] {
    const trouves = new Map<number, Sens>();
    const noter = (mot: number, force: number, parente: Parente): void => {
      if (force > (trouves.get(mot)?.force ?? 0)) trouves.set(mot, { mot, force, parente });
    };
    const exact = this.numero(texte);
    if (exact !== undefined) noter(exact, 1, "exact");
    const connu = exact !== undefined && this.#parle(exact);
    for (const mot of this.#familles.get(racine(texte)) ?? []) noter(mot, FORCES.famille, "famille");
    if (texte.length >= 2) {
      const force = connu ? FORCES.debutDeMot : FORCES.debut;
      for (const e of this.#commencantPar(texte)) {
        // The nearer its end, the likelier the word.
        noter(e.mot, force * (0.7 + (0.3 * texte.length) / e.texte.length), "debut");
      }
    }
    if (COURANTS.has(texte)) return [...trouves.values()];
    // A few letters are more often a word that is being typed than one with a fault.
    const poids = texte.length <= LONGUEUR_FAUTE && trouves.size > 0 ? FORCES.fauteOuDebut : 1;
    if (!connu && texte.length >= LONGUEUR_FAUTE)
      this.#rapprocher(texte, (mot, force, parente) => noter(mot, force * poids, parente));
    // Of a word of three letters that is none, anything near may be meant.
    if (trouves.size === 0 && texte.length >= LONGUEUR_DEBUT) this.#rapprocher(texte, noter);
    for (let n = texte.length - 1; trouves.size === 0 && n >= LONGUEUR_DEBUT; n--) {
      for (const e of this.#commencantPar(texte.slice(0, n))) noter(e.mot, FORCES.debutCommun, "debut");
    }
    return [...trouves.values()];
  }

  /** Two halves of a known word, one of which is no word, put together: "pro fesseur". */
  joindre(textes: readonly string[]): string[] {
    const joints: string[] = [];
    for (const texte of textes) {
      const avant = joints.at(-1);
      const entier = `${avant}${texte}`;
      const moities = avant !== undefined && [avant, texte].some((m) => this.numero(m) === undefined);
      if (moities && this.numero(entier) !== undefined) joints.splice(-1, 1, entier);
      else joints.push(texte);
    }
    return joints;
  }

  /**
   * The words that were run together, with or without a letter for the space: "agentde", "chefxcuisinier" → chef, cuisinier.
   * The word alone when it is known, nearly known, or is no two words.
   */
  separer(texte: string): string[] {
    if (texte.length < LONGUEUR_FAUTES || this.numero(texte) !== undefined) return [texte];
    // The apostrophe left out: "dentretien".
    const elide = /^(?:d|l|qu)(?=[aeiouhy])(.{4,})/.exec(texte)?.[1];
    if (elide !== undefined && this.numero(elide) !== undefined) return [elide];
    // A stem is cut short: it would hide what follows it.
    if (this.sens(texte).some((s) => s.parente !== "famille" && s.force > FORCES.fautes)) return [texte];
    const connu = (mot: string): boolean =>
      estVide(mot) || (mot.length > 2 && this.numero(mot) !== undefined);
    for (const saut of [0, 1]) {
      for (let i = texte.length - 2 - saut; i >= 2; i--) {
        const parties = [texte.slice(0, i), texte.slice(i + saut)];
        if (parties.every(connu) && !parties.every(estVide)) return parties.filter((p) => !estVide(p));
      }
    }
    return [texte];
  }

  /** Words that are written or heard alike. */
  #rapprocher(texte: string, noter: (mot: number, force: number, parente: Parente) => void): void {
    const max = texte.length >= LONGUEUR_FAUTES && !this.#ecrit(texte) ? 2 : 1;
    const siennes = lettres(texte);
    const entendu = son(texte);
    for (const e of entendu.length > 2 ? (this.#sons.get(entendu) ?? []) : []) {
      const permis = Math.max(2, Math.floor(e.texte.length / 3));
      noter(e.mot, distance(texte, e.texte, permis) > permis ? FORCES.sonLoin : FORCES.son, "son");
    }
    // Nearly all are left here, on two numbers each.
    for (let i = 0; i < this.#lettres.length; i++) {
      if (Math.abs((this.#longueurs[i] ?? 0) - texte.length) > max) continue;
      if (combien(siennes ^ (this.#lettres[i] ?? 0)) > 2 * max) continue;
      const e = this.#ecritures[i];
      const d = e ? distance(texte, e.texte, max) : max + 1;
      if (e && d <= max) noter(e.mot, d === 1 ? FORCES.faute : FORCES.fautes, "faute");
    }
  }

  /**
   * The words, of those that `garder` keeps, whose beginning is `texte` with a fault or as it is heard: "fotogr", "promeneu".
   * Those that share most of it from the start, when there is none: these are a guess (`devines`).
   */
  proches(texte: string, garder: (mot: number) => boolean): { mots: string[]; devines: boolean } {
    const entendu = son(texte);
    const trouves = new Map<number, number>();
    for (const { texte: ecrit, mot, son: sonne } of this.#ecritures) {
      if (ecrit.length < texte.length || !garder(mot)) continue;
      const d = Math.min(
        distance(texte, ecrit.slice(0, texte.length), 1),
        distance(texte, ecrit.slice(0, texte.length + 1), 1),
      );
      const ecart = entendu.length > 2 && sonne.startsWith(entendu) ? 0 : d;
      if (ecart <= 1) trouves.set(mot, Math.min(ecart, trouves.get(mot) ?? 2));
    }
    const devines = trouves.size === 0;
    for (let n = texte.length - 1; trouves.size === 0 && n >= 2; n--) {
      for (const e of this.#commencantPar(texte.slice(0, n))) if (garder(e.mot)) trouves.set(e.mot, 1);
    }
    const mots = [...trouves]
      .sort(([a, x], [b, y]) => x - y || a - b)
      .slice(0, PROCHES_MAX)
      .map(([mot]) => this.texteDe(mot));
    return { mots, devines };
  }

  *#commencantPar(debut: string): Generator<Ecriture> {
    let bas = 0;
    let haut = this.#ecritures.length;
    while (bas < haut) {
      const milieu = (bas + haut) >> 1;
      if ((this.#ecritures[milieu]?.texte ?? "") < debut) bas = milieu + 1;
      else haut = milieu;
    }
    for (let i = bas; i < this.#ecritures.length; i++) {
      const e = this.#ecritures[i];
      if (!e?.texte.startsWith(debut)) return;
      yield e;
    }
  }
}

/** Which letters a word has, one bit each: two words n faults apart differ in at most 2n bits. */
function lettres(mot: string): number {
  let bits = 0;
  for (let i = 0; i < mot.length; i++) bits |= 1 << (mot.charCodeAt(i) & 31);
  return bits;
}

function combien(bits: number): number {
  let n = 0;
  for (let b = bits; b !== 0; b &= b - 1) n++;
  return n;
}
