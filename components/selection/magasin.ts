import { useSyncExternalStore } from "react";
import { SELECTION_MAX } from "@/lib/routes";

/**
 * The métiers a person sets aside, in the storage of the browser and nowhere else: no server is told. Each keeps the
 * version of the ROME it was seen in, so that its link says what changed since.
 */
export interface Element {
  readonly code: string;
  readonly libelle: string;
  /** ROME version, e.g. "60". */
  readonly version: string;
}
export type Selection = readonly Element[];

/**
 * One line a métier: "D1102 60 Boulanger / Boulangère". One expression reads it whole, where a schema library would weigh
 * 16 kB gz on every page.
 */
const LIGNE = /^([A-N]\d{4}) ([\w.-]{1,20}) (\S.{0,299})$/u;

const CLE = "passerelles.selection";
const VIDE: Selection = [];

/** What this page shows, also where the browser refuses to store anything. */
let memoire: { readonly texte: string | null; readonly selection: Selection } = {
  texte: null,
  selection: VIDE,
};
let conservee = true;
const abonnes = new Set<() => void>();

/** What is stored, as far as it can be read: a line that another program left there counts for nothing. */
const analyser = (texte: string | null): Selection =>
  sansDoublon(
    (texte ?? "").split("\n").flatMap((ligne): Element[] => {
      const [, code, version, libelle] = LIGNE.exec(ligne) ?? [];
      return code && version && libelle ? [{ code, version, libelle }] : [];
    }),
  ).slice(0, SELECTION_MAX);

const enTexte = (selection: Selection): string =>
  selection.map(({ code, version, libelle }) => `${code} ${version} ${libelle}`).join("\n");

const sansDoublon = (selection: Selection): Selection => [
  ...new Map(selection.map((e) => [e.code, e])).values(),
];

/** The same object as long as the stored text is the same, as `useSyncExternalStore` asks. */
function lire(): Selection {
  if (!conservee) return memoire.selection;
  try {
    const texte = localStorage.getItem(CLE);
    if (texte !== memoire.texte) memoire = { texte, selection: analyser(texte) };
  } catch {
    conservee = false;
  }
  return memoire.selection;
}

function ecrire(selection: Selection): void {
  const texte = enTexte(selection);
  try {
    localStorage.setItem(CLE, texte);
  } catch {
    // Private window, full or forbidden storage: it lasts as long as the page, and the panel says so.
    conservee = false;
  }
  memoire = { texte, selection };
  for (const prevenir of abonnes) prevenir();
}

function abonner(prevenir: () => void): () => void {
  // Another tab wrote, or everything was erased (key null).
  const surStockage = (e: StorageEvent): void => {
    if (e.key === CLE || e.key === null) prevenir();
  };
  abonnes.add(prevenir);
  window.addEventListener("storage", surStockage);
  return () => {
    abonnes.delete(prevenir);
    window.removeEventListener("storage", surStockage);
  };
}

/** The selection, up to date with every tab; empty on the server and until the page is alive. */
export const useSelection = (): Selection => useSyncExternalStore(abonner, lire, () => VIDE);

/** Whether the browser keeps the selection once the page is closed. */
export const useConservee = (): boolean =>
  useSyncExternalStore(
    abonner,
    () => conservee,
    () => true,
  );

/** Puts a métier in, last, or takes it out. @returns what was done; "pleine" when there was no room left. */
export function basculer(voulu: Element): "ajoute" | "retire" | "pleine" {
  const selection = lire();
  if (selection.some((e) => e.code === voulu.code)) {
    ecrire(selection.filter((e) => e.code !== voulu.code));
    return "retire";
  }
  if (selection.length >= SELECTION_MAX) return "pleine";
  ecrire([...selection, voulu]);
  return "ajoute";
}

export const retirer = (code: string): void => ecrire(lire().filter((e) => e.code !== code));

/** Adds those that are not there yet, as far as there is room. */
export const ajouter = (nouveaux: Selection): void =>
  ecrire(
    sansDoublon([...nouveaux, ...lire()].toReversed())
      .toReversed()
      .slice(0, SELECTION_MAX),
  );

export const vider = (): void => ecrire(VIDE);
