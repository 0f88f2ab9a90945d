import { departDit } from "@/components/mobilite/mots";
import { raisonsDites } from "@/components/mobilite/raisons";
import type { Contenu } from "@/lib/dossiers/contenu";
import type { Proposition } from "@/lib/mobilite";
import { resumer, typo } from "@/lib/typo";
import type { SouhaitsDits } from "./use-souhaits";

/** One métier of the sheet, cut to what there is room for. */
export interface Ligne {
  readonly code: string;
  readonly libelle: string;
  readonly note: string;
  /** Official rank, null for a computed move, undefined where nothing is known of the move. */
  readonly ordre: number | null | undefined;
  /** Which of several métiers held the move starts from. */
  readonly depart: string;
  readonly alertes: readonly string[];
  readonly raisons: readonly { readonly titre: string; readonly items: readonly string[] }[];
  readonly acquis: Liste;
  readonly aAcquerir: Liste;
}
export interface Liste {
  readonly items: readonly string[];
  /** How many more there are. */
  readonly reste: number;
}
export interface Feuille {
  /** Conditions refused. */
  readonly refuses: Liste;
  /** What attracts. */
  readonly attraits: Liste;
  readonly metiers: readonly Ligne[];
  readonly etapes: Contenu["etapes"];
  readonly notes: string;
  /** Something was left out for want of room; the link has it all. */
  readonly abregee: boolean;
}

/** How much is said of each thing. */
interface Mesure {
  readonly items: number;
  readonly raisons: number;
  /** Wishes, and as many refusals. */
  readonly souhaits: number;
  readonly metiers: number;
  readonly etapes: number;
  /** Characters. */
  readonly note: number;
  readonly etape: number;
  readonly notes: number;
}

const AISE: Mesure = {
  items: 5,
  raisons: 2,
  souhaits: Number.POSITIVE_INFINITY,
  metiers: 30,
  etapes: 50,
  note: 2000,
  etape: 300,
  notes: 10_000,
};
const BREVE: Mesure = { ...AISE, items: 3, raisons: 1 };
const SERREE: Mesure = { ...BREVE, items: 2, souhaits: 12, metiers: 12, etapes: 25, note: 300, notes: 1000 };
/** Holds on two pages whatever was typed. */
const MINIMALE: Mesure = {
  items: 0,
  raisons: 0,
  souhaits: 5,
  metiers: 14,
  etapes: 12,
  note: 85,
  etape: 85,
  notes: 400,
};

/**
 * A4 at 11.5 points, measured on Atkinson Hyperlegible: characters of a line; lines of one page, head and foot among them (30
 * sheets took 16 to 18.3 px a line, of 965 px); lines of two, less what is lost where a métier is not cut between them.
 */
const CARACTERES = 82;
const LIGNES = { 1: 52, 2: 84 } as const;
const LIGNES_TETE = 5;
const LIGNES_PIED = 14;

const lignes = (texte: string, largeur = CARACTERES): number =>
  texte === "" ? 0 : texte.split("\n").reduce((n, l) => n + Math.max(1, Math.ceil(l.length / largeur)), 0);

/**
 * The sheet at the richest measure that holds on one page, else on two: a printed sheet is read to its end.
 * @param mobilites by code, what is known of the move towards each métier set aside.
 * @param souhaits in words.
 */
export function composerFeuille(
  contenu: Contenu,
  mobilites: ReadonlyMap<string, Proposition>,
  souhaits: SouhaitsDits,
): Feuille {
  const essayer = (mesures: readonly Mesure[], pages: 1 | 2): Feuille | undefined =>
    mesures
      .map((mesure) => couper(contenu, mobilites, souhaits, mesure))
      .find((feuille) => hauteur(feuille, contenu) <= LIGNES[pages]);
  return (
    essayer([AISE, BREVE], 1) ??
    essayer([AISE, BREVE, SERREE], 2) ??
    couper(contenu, mobilites, souhaits, MINIMALE)
  );
}

/** All of it, for a screen. */
export const feuilleEntiere = (
  contenu: Contenu,
  mobilites: ReadonlyMap<string, Proposition>,
  souhaits: SouhaitsDits,
): Feuille => couper(contenu, mobilites, souhaits, { ...AISE, items: Number.POSITIVE_INFINITY });

/** Lines it takes, rather more than less. */
function hauteur({ refuses, attraits, metiers, etapes, notes }: Feuille, { passes }: Contenu): number {
  const colonne = CARACTERES / 2 - 4;
  const liste = ({ items, reste }: Liste): number =>
    items.reduce((n, i) => n + lignes(i, colonne), 0) + (reste > 0 ? 1 : 0) + (items.length > 0 ? 1 : 0);
  const parMetier = metiers.map(
    (m) =>
      2 +
      lignes(m.note) +
      m.alertes.reduce((n, a) => n + lignes(a), 0) +
      m.raisons.reduce((n, r) => n + lignes(`${r.titre} ${r.items.join(", ")}`), 0) +
      lignes(m.depart) +
      Math.max(liste(m.acquis), liste(m.aAcquerir)),
  );
  return (
    LIGNES_TETE +
    LIGNES_PIED +
    lignes(passes.map((p) => `${p.libelle} (00 ans)`).join(", ")) +
    [refuses, attraits].reduce((n, l) => n + lignes(l.items.join(", ")) + (l.reste > 0 ? 1 : 0), 0) +
    parMetier.reduce((a, b) => a + b, 0) +
    (etapes.length > 0 ? 2 : 0) +
    etapes.reduce((n, e) => n + lignes(e.texte), 0) +
    (notes === "" ? 0 : 2 + lignes(notes))
  );
}

function couper(
  contenu: Contenu,
  mobilites: ReadonlyMap<string, Proposition>,
  souhaits: SouhaitsDits,
  mesure: Mesure,
): Feuille {
  const { selection, etapes, notes } = contenu;
  let abregee = selection.length > mesure.metiers || etapes.length > mesure.etapes;
  const texte = (brut: string, max: number): string => {
    const net = brut.trim();
    if (net.length <= max) return net;
    abregee = true;
    return resumer(net, max);
  };
  const liste = (items: readonly { readonly libelle: string }[]): Liste => ({
    items: items.slice(0, mesure.items).map((i) => typo(i.libelle)),
    reste: mesure.items === 0 ? 0 : Math.max(0, items.length - mesure.items),
  });
  const dits = (mots: readonly string[]): Liste => ({
    items: mots.slice(0, mesure.souhaits),
    reste: Math.max(0, mots.length - mesure.souhaits),
  });
  return {
    refuses: dits(souhaits.refuses),
    attraits: dits(souhaits.attraits),
    metiers: selection.slice(0, mesure.metiers).map(({ code, libelle, note }) => {
      const m = mobilites.get(code);
      return {
        code,
        libelle: typo(libelle),
        note: texte(note, mesure.note),
        ordre: m === undefined ? undefined : m.ordre,
        depart: m === undefined ? "" : departDit(m, contenu.passes),
        alertes: [souhaits.aVerifier.get(code) ?? [], (m?.alertes ?? []).map((a) => typo(a.texte))].flat(),
        raisons: raisonsDites(m?.raisons ?? [])
          .slice(0, mesure.raisons)
          .map((r) => ({
            titre: typo(r.titre),
            items: r.items.slice(0, 3).map((i) => typo(i.libelle)),
          })),
        acquis: liste(m?.acquis ?? []),
        aAcquerir: liste(m?.aAcquerir ?? []),
      };
    }),
    etapes: etapes
      .filter((e) => e.texte.trim() !== "")
      .slice(0, mesure.etapes)
      .map((e) => ({ ...e, texte: texte(e.texte, mesure.etape) })),
    notes: texte(notes, mesure.notes),
    abregee,
  };
}
