import { estCertification } from "../certifications";
import type { Coeur, Competence, Metier, NomenclatureRow, Savoir } from "../rome";
import type { Fiche } from "./facettes/facette";

/** A compétence or a savoir of the target. */
export interface Item {
  readonly code: string;
  readonly libelle: string;
  readonly type: "savoir-faire" | "macro" | "savoir" | "certification";
  readonly coeur: Coeur;
  /** Where it stands among compétences; null for a savoir, or where the source gives no hierarchy. */
  readonly enjeu: NomenclatureRow | null;
  readonly macro: NomenclatureRow | null;
}

/** The items of a target, in the two orders that serve; put in order once a métier. */
interface Demandes {
  readonly parRarete: readonly Item[];
  readonly coeurParGroupe: readonly Item[];
}

const connues = new WeakMap<Metier, Demandes>();

/**
 * What carries over: compétences (savoir-être left out: most pairs share some) and savoirs of the target that the source
 * has, those that fewest métiers have first.
 * @param siens what `possedes` gives of the source.
 */
export const acquis = (siens: ReadonlySet<string>, cible: Metier): Item[] =>
  demandes(cible).parRarete.filter(({ code }) => siens.has(code));

/** The main part of the target that the source lacks, put together by enjeu, then by macro-compétence; savoirs last. */
export const aAcquerir = (siens: ReadonlySet<string>, cible: Metier): Item[] =>
  demandes(cible).coeurParGroupe.filter(({ code }) => !siens.has(code));

/** Codes of what a source has; a compétence shows the macro above it too. */
export function possedes({
  competences,
  savoirs,
}: Pick<Fiche, "competences" | "savoirs">): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const { competence } of competences) {
    codes.add(competence.ogr);
    if (competence.macro) codes.add(competence.macro.code);
  }
  for (const { savoir } of savoirs) codes.add(savoir.ogr);
  return codes;
}

function demandes(cible: Metier): Demandes {
  const deja = connues.get(cible);
  if (deja) return deja;
  const items = [
    ...cible.competences
      .filter(({ competence }) => competence.categorie !== "savoir-etre")
      .map(({ competence: c, coeur }) => ({ item: deCompetence(c, coeur), metiers: c.metiers.length })),
    ...cible.savoirs.map(({ savoir: s, coeur }) => ({ item: deSavoir(s, coeur), metiers: s.metiers.length })),
  ];
  const faites = {
    parRarete: [...items]
      .sort((a, b) => a.metiers - b.metiers || comparer(a.item.code, b.item.code))
      .map(({ item }) => item),
    coeurParGroupe: items
      .map(({ item }) => item)
      .filter(({ coeur }) => coeur !== null)
      .sort(
        (a, b) =>
          comparer(a.enjeu?.libelle ?? "~", b.enjeu?.libelle ?? "~") ||
          comparer(a.macro?.libelle ?? "~", b.macro?.libelle ?? "~") ||
          comparer(a.libelle, b.libelle),
      ),
  };
  connues.set(cible, faites);
  return faites;
}

function deCompetence({ ogr, libelle, nature, macro, objectif }: Competence, coeur: Coeur): Item {
  const enjeu = objectif && { code: objectif.enjeu.code, libelle: objectif.enjeu.libelle };
  return { code: ogr, libelle, type: nature === "macro" ? "macro" : "savoir-faire", coeur, enjeu, macro };
}

const deSavoir = (savoir: Savoir, coeur: Coeur): Item => ({
  code: savoir.ogr,
  libelle: savoir.libelle,
  type: estCertification(savoir) ? "certification" : "savoir",
  coeur,
  enjeu: null,
  macro: null,
});

const comparer = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
