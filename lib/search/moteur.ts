import type { Appellation, Metier, PasAPas, Referential } from "../rome";
import { COURANTS } from "./courants";
import { Lexique, type Variante } from "./lexique";
import { genres } from "./mots";
import { cle, dits, Lecteur, mots as motsDe, sansPoints } from "./normalise";
import { type Retour, retour } from "./retour";
import { Textes } from "./textes";
import { Titres } from "./titres";
import { type Parente, Vocabulaire } from "./vocabulaire";

/**
 * How much each view counts; set on the dev sets of `eval:search`, where a third more or less of any changes little.
 */
export const POIDS = {
  // A métier's note: its best title, the share of its titles, its text, what all of them have of the query together.
  titre: 0.55,
  part: 0.4,
  texte: 0.4,
  preuve: 0.9,
  /** Mean note of the métiers that the official table links to it. */
  voisins: 0.12,
  /** A métier with many titles is a wide one, likelier to be meant. */
  etendue: 0.08,
  // What a title adds that is the query, word for word.
  exact: 1,
  /** Less, when the title is a wording of the lexicon: who types a title of the ROME means that one. */
  exactLexique: 0.6,
  // A word's weight: the first one says the trade; an unknown one counts nearly as the rarest.
  premier: 1.08,
  inconnuTitre: 0.9,
  inconnuTexte: 3,
  // What a query is worth that is read as a title one fault away; so when it is a word of the lexicon; as the words nearest to it;
  // as words that only begin like it.
  faute: 0.85,
  fauteLexique: 0.72,
  secours: 0.5,
  hasard: 0.2,
  // What the first answers say of the others: their domaine, what their fiches are about.
  domaine: 0.18,
  ressemblance: 1,
  // What a title adds that is the query letter for letter, to one fault, to two.
  lettres: [0.3, 0.25, 0.12],
  /** What a principal title adds that begins with the query, by how wide the métier is: "infirmier" is the general one first. */
  debut: 0.05,
};

/** Words beyond say nothing more, and cost. */
const MOTS_MAX = 16;
/** A métier whose score is under this share of the best one is left out. */
const PART_DU_MEILLEUR = 0.4;
/** A métier answers when one of its titles has this share of what the best one has of the query, or its text nearly all of it. */
const TITRE_MIN = 0.8;
const TEXTE_MIN = 0.9;
/** What the best title is taken to have at least: a query that no title has is not answered by a crumb of it. */
const COUVERTE_MIN = 0.5;
/** How many of the first are given whether they answer so or not: for a query in other words than the ROME's, they are what there is. */
const PREMIERS = 10;
/** How many of the first answers are compared letter by letter. */
const DEPARTAGES = 8;
/** How many of the first answers are looked at again in the light of the very first. */
const REVUS = 60;

/** What each view says of a métier, before its weight. */
export interface Vues {
  readonly titre: number;
  readonly part: number;
  readonly texte: number;
  readonly preuve: number;
  readonly voisins: number;
  readonly domaine: number;
  readonly ressemblance: number;
  readonly lettres: number;
  readonly debut: number;
}
export interface Reponse {
  readonly metier: Metier;
  /** Its title that has the words of the query, else those that they were taken for; null where only the text of the fiche answers. */
  readonly appellation: Appellation | null;
  readonly score: number;
  readonly vues: Vues;
  /** The wording of the lexicon that led there, and what a way through it is worth (1 without). */
  readonly lexique: Variante["lexique"];
  readonly force: number;
}
/** A word of the query and the words of the titles that it was taken for, best first. */
export interface MotCompris {
  readonly mot: string;
  readonly sens: readonly { readonly mot: string; readonly parente: Parente; readonly force: number }[];
}

/** The index of one referential, and the ranking over it. */
export class Moteur {
  readonly #metiers: readonly Metier[];
  /** The métiers that the official table links to each, one métier after the other, and where each begins. */
  readonly #voisins: Int32Array;
  readonly #debutsVoisins: Int32Array;
  /** What one reading of a query fills; they serve again at the next one. */
  readonly #lectures: Lecture[] = [];
  readonly #duMot: Float64Array;
  readonly #vocabulaire: Vocabulaire;
  readonly #lexique: Lexique;
  readonly #titres: Titres;
  readonly #textes: Textes;
  readonly #etendues: Float64Array;
  readonly #domaines: readonly string[];

  /** Reads a referential, one step a title or a fiche. */
  static *lire(referential: Referential): PasAPas<Moteur> {
    const metiers = [...referential.metiers.values()];
    const lecteur = new Lecteur();
    const vocabulaire = new Vocabulaire(yield* genres(referential.appellations.values(), lecteur));
    const lexique = yield* new Lexique(vocabulaire).lire(metiers.map((m) => m.intitule.masculin));
    const titres = yield* new Titres(vocabulaire).lire(metiers, lecteur);
    const textes = yield* new Textes().lire(metiers, lecteur);
    vocabulaire.clore(
      (mot) => textes.ecrit(mot),
      (mot) => titres.connait([{ mot }]) || lexique.seul(mot),
      (mot) => titres.connait([{ mot }]) || lexique.francais(mot),
      (mot) => titres.connait([{ mot }]) || !lexique.sigle(mot),
    );
    return new Moteur(metiers, vocabulaire, lexique, titres, textes);
  }

  private constructor(
    metiers: readonly Metier[],
    vocabulaire: Vocabulaire,
    lexique: Lexique,
    titres: Titres,
    textes: Textes,
  ) {
    this.#metiers = metiers;
    const rangs = new Map(this.#metiers.map((m, i) => [m.code, i]));
    this.#voisins = Int32Array.from(
      this.#metiers.flatMap((m) => m.mobilites.map(({ cible }) => rangs.get(cible) ?? 0)),
    );
    this.#debutsVoisins = new Int32Array(metiers.length + 1);
    for (const [i, m] of metiers.entries())
      this.#debutsVoisins[i + 1] = (this.#debutsVoisins[i] ?? 0) + m.mobilites.length;
    this.#duMot = new Float64Array(metiers.length);
    this.#vocabulaire = vocabulaire;
    this.#lexique = lexique;
    this.#titres = titres;
    this.#textes = textes;
    this.#domaines = this.#metiers.map((m) => m.domaine.code);
    this.#etendues = Float64Array.from(this.#metiers, (m) => Math.log(Math.max(1, m.appellations.length)));
  }

  /** Métiers that answer, best first, down to a share of the best one's score; the first ones even where proof is thin. */
  chercher(texte: string): Reponse[] {
    const mots = this.#motsDe(texte);
    if (mots.length === 0) return [];
    const n = this.#metiers.length;
    const scores = new Float64Array(n);
    const passages = new Uint8Array(n);
    const lectures = this.#variantes(mots).map((variante, i) => this.#lire(variante, i));
    let meilleur = 0;
    for (const [passage, { scores: siens }] of lectures.entries()) {
      for (let m = 0; m < n; m++) {
        const score = siens[m] ?? 0;
        if (score <= (scores[m] ?? 0)) continue;
        scores[m] = score;
        passages[m] = passage;
        if (score > meilleur) meilleur = score;
      }
    }
    if (meilleur === 0) return [];
    const seuil = PART_DU_MEILLEUR * meilleur;
    const rangs: number[] = [];
    for (let m = 0; m < n; m++) if ((scores[m] ?? 0) >= seuil) rangs.push(m);
    rangs.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    const revus = this.#revoir(rangs, scores);
    const couverte = (m: number): number => lectures[passages[m] ?? 0]?.couverte[m] ?? 0;
    const titreMin = TITRE_MIN * rangs.reduce((plus, m) => Math.max(plus, couverte(m)), COUVERTE_MIN);
    const repond = (m: number): boolean =>
      couverte(m) >= titreMin || (lectures[passages[m] ?? 0]?.texte[m] ?? 0) >= TEXTE_MIN;
    const requete = cle(texte);
    const typees = mots.map((mot) => this.#vocabulaire.memes(mot));
    return rangs
      .filter((m, i) => i < PREMIERS || repond(m))
      .flatMap((m, i) => {
        const lecture = lectures[passages[m] ?? 0];
        return lecture
          ? this.#reponse(m, lecture, revus.get(m), typees, i < DEPARTAGES ? requete : null)
          : [];
      })
      .sort((a, b) => b.score - a.score || (a.metier.code < b.metier.code ? -1 : 1));
  }

  /**
   * Ways of putting a query: as it is, in the words of the lexicon, as a title of one word that it is one fault away from.
   * Where no title has a word of it, as the words that it is nearest to.
   */
  #variantes(mots: readonly string[]): Variante[] {
    const variantes = this.#lexique.variantes(mots);
    const connu = (m: string): boolean => this.#titres.connait(this.#vocabulaire.sens(m));
    const [mot = ""] = mots;
    if (mots.length === 1) {
      // A word of the lexicon may also be a title with a fault: both are given, the title behind.
      const sienne = variantes.length > 1 && this.#vocabulaire.numero(mot) !== undefined;
      const force = sienne ? POIDS.fauteLexique : POIDS.faute;
      variantes.push(
        ...this.#titres.aUneFaute(mot).map((titre) => ({ mots: [titre], lexique: null, force })),
      );
    }
    if (variantes.length === 1 && (mots.length > 1 || !connu(mot) || this.#inacheve(mot))) {
      const suites = this.#lexique.commencees(mots);
      // "croque", of "croque-mort", is no "coque" with a fault.
      if (suites.length > 0 && mots.every((m) => this.#inacheve(m)))
        variantes.splice(0, 1, { mots, lexique: null, force: POIDS.secours });
      variantes.push(...suites);
    }
    if (variantes.some((v) => v.mots.some(connu))) return variantes;
    const proches = mots
      .filter((m) => !COURANTS.has(m))
      .map((m) => this.#vocabulaire.proches(m, (n) => this.#titres.connait([{ mot: n }])));
    const trouves = proches.flatMap((p) => p.mots);
    const force = proches.every((p) => p.devines) ? POIDS.hasard : POIDS.secours;
    if (trouves.length > 0) variantes.push({ mots: trouves, lexique: null, force });
    return variantes;
  }

  /** Whether a word is written as in a longer wording of the lexicon, and in no title. */
  #inacheve(mot: string): boolean {
    const numero = this.#vocabulaire.numero(mot);
    return numero !== undefined && !this.#titres.connait([{ mot: numero }]);
  }

  /** Puts the first ones of `rangs` in the order that their second look gives; returns what it says of each. */
  #revoir(rangs: number[], scores: Float64Array): Map<number, Retour> {
    const tete = rangs.slice(0, REVUS);
    const revus = new Map(
      retour(tete, scores, this.#domaines, this.#textes).map((r, i) => [tete[i] ?? 0, r]),
    );
    const notes = new Map(
      [...revus].map(([m, { domaine, ressemblance }]) => [
        m,
        (scores[m] ?? 0) + POIDS.domaine * domaine + POIDS.ressemblance * ressemblance,
      ]),
    );
    // A second look only adds: those that have none stay behind, in their order.
    tete.sort((a, b) => (notes.get(b) ?? 0) - (notes.get(a) ?? 0) || a - b);
    rangs.splice(0, tete.length, ...tete);
    return revus;
  }

  #reponse(
    m: number,
    lecture: Lecture,
    { domaine, ressemblance }: Retour = { domaine: 0, ressemblance: 0 },
    typees: readonly ReadonlySet<number>[],
    requete: string | null,
  ): Reponse[] {
    const metier = this.#metiers[m];
    if (!metier) return [];
    const lettres =
      requete === null
        ? 0
        : (POIDS.lettres[this.#titres.distance(m, requete, POIDS.lettres.length - 1)] ?? 0);
    const debut = requete !== null && this.#titres.commence(m, typees) ? 1 + (this.#etendues[m] ?? 0) : 0;
    return [
      {
        metier,
        appellation: this.#presenter(m, lecture, typees),
        score:
          (lecture.scores[m] ?? 0) +
          POIDS.domaine * domaine +
          POIDS.ressemblance * ressemblance +
          lettres +
          POIDS.debut * debut,
        vues: {
          titre: lecture.titre[m] ?? 0,
          part: lecture.part[m] ?? 0,
          texte: lecture.texte[m] ?? 0,
          preuve: lecture.preuve[m] ?? 0,
          voisins: lecture.voisins[m] ?? 0,
          domaine,
          ressemblance,
          lettres,
          debut,
        },
        lexique: lecture.variante.lexique,
        force: lecture.variante.force,
      },
    ];
  }

  /** The title that has the typed words, unless the wording of the lexicon that led there is in one more fully. */
  #presenter(m: number, lecture: Lecture, typees: readonly ReadonlySet<number>[]): Appellation | null {
    const typee = this.#titres.presenter(m, typees);
    if (lecture.variante.lexique !== null) {
      const mots = lecture.variante.mots.map((mot) => this.#vocabulaire.memes(mot));
      const lue = this.#titres.presenter(m, mots);
      if (lue && lue.eus / mots.length > (typee?.eus ?? 0) / typees.length) return lue.appellation;
    }
    if (typee) return typee.appellation;
    const numero = lecture.laquelle[m] ?? -1;
    return numero < 0 ? null : this.#titres.appellation(numero);
  }

  /** What the words of a query were taken for. */
  comprendre(texte: string): MotCompris[] {
    return this.#motsDe(texte).map((mot) => ({
      mot,
      sens: [...this.#vocabulaire.sens(mot)]
        .sort((a, b) => b.force - a.force)
        .slice(0, 5)
        .map((s) => ({ mot: this.#vocabulaire.texteDe(s.mot), parente: s.parente, force: s.force })),
    }));
  }

  /** @param i which reading of the query it is, from 0 */
  #lire(variante: Variante, i: number): Lecture {
    const n = this.#metiers.length;
    const lecture = { ...(this.#lectures[i] ?? lectureVide(n)), variante };
    this.#lectures[i] = lecture;
    const { titre, laquelle, couverte, part, texte, preuve, voisins, scores } = lecture;
    for (const vue of [titre, couverte, part, texte, preuve, voisins, scores]) vue.fill(0);
    laquelle.fill(-1);
    const duMot = this.#duMot;
    duMot.fill(0);
    const mots = [...new Set(variante.mots)];
    let total = 0;
    let totalTexte = 0;
    for (const [i, mot] of mots.entries()) {
      const sens = this.#vocabulaire.sens(mot);
      const poids = this.#titres.poids(mot, sens, POIDS.inconnuTitre) * (i === 0 ? POIDS.premier : 1);
      this.#titres.compter(sens, poids, duMot, part);
      totalTexte += this.#textes.compter(mot, POIDS.inconnuTexte, texte, duMot);
      for (let m = 0; m < n; m++) preuve[m] = (preuve[m] ?? 0) + poids * (duMot[m] ?? 0);
      duMot.fill(0);
      total += poids;
    }
    const numeros = mots.map((m) => this.#vocabulaire.numero(m) ?? this.#vocabulaire.meilleur(m)?.mot);
    const exact = variante.lexique === null ? POIDS.exact : POIDS.exactLexique;
    this.#titres.noter([...new Set(numeros)].join(" "), total, exact, titre, laquelle, couverte);

    const bruts = duMot;
    for (let m = 0; m < n; m++) {
      part[m] = (part[m] ?? 0) / total;
      texte[m] = (texte[m] ?? 0) / totalTexte;
      preuve[m] = (preuve[m] ?? 0) / total;
      bruts[m] =
        POIDS.titre * (titre[m] ?? 0) +
        POIDS.part * (part[m] ?? 0) +
        POIDS.texte * (texte[m] ?? 0) +
        POIDS.preuve * (preuve[m] ?? 0);
    }
    for (let m = 0; m < n; m++) {
      const brut = bruts[m] ?? 0;
      if (brut === 0) continue;
      const debut = this.#debutsVoisins[m] ?? 0;
      const fin = this.#debutsVoisins[m + 1] ?? 0;
      let somme = 0;
      for (let v = debut; v < fin; v++) somme += bruts[this.#voisins[v] ?? 0] ?? 0;
      voisins[m] = somme / (fin - debut || 1);
      scores[m] =
        variante.force *
        (brut + POIDS.voisins * (voisins[m] ?? 0) + POIDS.etendue * (this.#etendues[m] ?? 0));
    }
    return lecture;
  }

  /** The words of a query in the masculine where they are known: from here on both genders are one. */
  #motsDe(texte: string): string[] {
    const mots = this.#vocabulaire
      .joindre(dits(motsDe(sansPoints(texte))))
      .flatMap((m) => this.#vocabulaire.separer(m))
      .map((m) => this.#vocabulaire.masculin(m));
    return [...new Set(mots)].slice(0, MOTS_MAX);
  }
}

/** What each view says of each métier, for one way of putting the query. */
interface Lecture {
  readonly variante: Variante;
  readonly titre: Float64Array;
  readonly laquelle: Int32Array;
  /** The most of the query that one title has. */
  readonly couverte: Float64Array;
  readonly part: Float64Array;
  readonly texte: Float64Array;
  readonly preuve: Float64Array;
  readonly voisins: Float64Array;
  readonly scores: Float64Array;
}

const lectureVide = (n: number): Omit<Lecture, "variante"> => ({
  titre: new Float64Array(n),
  laquelle: new Int32Array(n).fill(-1),
  couverte: new Float64Array(n),
  part: new Float64Array(n),
  texte: new Float64Array(n),
  preuve: new Float64Array(n),
  voisins: new Float64Array(n),
  scores: new Float64Array(n),
});
