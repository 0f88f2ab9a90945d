import type { NomTable, RomeTables, Tables } from "../../model";
import { validate } from "../../referential/validate";
import { type RomeSource, SourceError } from "../port";
import A from "./donnees/A.json" with { type: "json" };
import B from "./donnees/B.json" with { type: "json" };
import C from "./donnees/C.json" with { type: "json" };
import D from "./donnees/D.json" with { type: "json" };
import E from "./donnees/E.json" with { type: "json" };
import F from "./donnees/F.json" with { type: "json" };
import G from "./donnees/G.json" with { type: "json" };
import H from "./donnees/H.json" with { type: "json" };
import I from "./donnees/I.json" with { type: "json" };
import J from "./donnees/J.json" with { type: "json" };
import K from "./donnees/K.json" with { type: "json" };
import L from "./donnees/L.json" with { type: "json" };
import M from "./donnees/M.json" with { type: "json" };
import N from "./donnees/N.json" with { type: "json" };
import { type FichierExtrait, fichierExtrait } from "./wire";

/** The version of the ROME whose facts the extract holds. */
const VERSION = "60";
const PUBLIEE_LE = "2025-09-18";

/** The files as they are written, one a grand domaine. */
export const FICHIERS_EXTRAIT: readonly unknown[] = [A, B, C, D, E, F, G, H, I, J, K, L, M, N];

/** The embedded extract: no file, no network. Its format is described in the README of this folder. */
export function extraitSource(fichiers: readonly unknown[] = FICHIERS_EXTRAIT): RomeSource {
  return {
    load: async () => {
      const rome: RomeTables = {
        version: VERSION,
        publieeLe: PUBLIEE_LE,
        source: "extrait",
        tables: versTables(fichiers.map((f) => fichierExtrait.parse(f))),
      };
      const [premier] = validate(rome);
      if (premier) {
        throw new SourceError(
          `extrait, ${premier.table}.${premier.champ} : ${premier.genre} (${premier.valeur}).`,
        );
      }
      return rome;
    },
  };
}

/** Labels are written again wherever they serve: rows are merged by code, and two wordings of one code are refused. */
class Uniques<T extends NomTable> {
  readonly #rows = new Map<string, Tables[T][number]>();
  constructor(readonly table: T) {}
  add(cle: string, row: Tables[T][number]): void {
    const deja = this.#rows.get(cle);
    if (deja === undefined) this.#rows.set(cle, row);
    else if (JSON.stringify(deja) !== JSON.stringify(row)) {
      throw new SourceError(`extrait, ${this.table} : le code ${cle} est écrit de deux façons.`);
    }
  }
  rows(): Tables[T][number][] {
    return [...this.#rows.values()];
  }
}

const TYPES_CONTEXTE = [
  "Conditions de travail et risques professionnels",
  "Horaires et durée du travail",
  "Lieux et déplacements",
  "Publics spécifiques",
  "Types de structures",
  "Statut d'emploi",
];
/** `code_type_cont_trav` of each, in the same order. */
const CODES_TYPE_CONTEXTE = ["1", "2", "3", "5", "6", "7"];

function versTables(fichiers: readonly FichierExtrait[]): Tables {
  const grandsDomaines = new Uniques("grandsDomaines");
  const domaines = new Uniques("domaines");
  const domainesCompetence = new Uniques("domainesCompetence");
  const enjeux = new Uniques("enjeux");
  const objectifs = new Uniques("objectifs");
  const macros = new Uniques("macros");
  const competences = new Uniques("competences");
  const savoirs = new Uniques("savoirs");
  const contextes = new Uniques("contextes");
  const centresInteret = new Uniques("centresInteret");
  const secteurs = new Uniques("secteurs");
  const sousSecteurs = new Uniques("sousSecteurs");
  const themes = new Uniques("themes");
  const nafs = new Uniques("nafs");
  const metiers: Tables["metiers"][number][] = [];
  const textes: Tables["textes"][number][] = [];
  const appellations: Tables["appellations"][number][] = [];
  const items: Tables["items"][number][] = [];
  const centresInteretLiens: Tables["centresInteretLiens"][number][] = [];
  const secteursLiens: Tables["secteursLiens"][number][] = [];
  const themesLiens: Tables["themesLiens"][number][] = [];
  const nafsLiens: Tables["nafsLiens"][number][] = [];
  const mobilites: Tables["mobilites"][number][] = [];
  const macrosEcrites = new Map<string, string>();
  const natures = new Map<string, Tables["competences"][number]>();

  for (const f of fichiers) {
    grandsDomaines.add(f.grandDomaine[0], { code: f.grandDomaine[0], libelle: f.grandDomaine[1] });
    for (const [code, libelle] of f.domaines) domaines.add(code, { code, libelle });
    for (const [code, libelle, enjeu, libelleEnjeu, domaine, libelleDomaine] of f.objectifs) {
      domainesCompetence.add(domaine, { code: domaine, libelle: libelleDomaine });
      enjeux.add(enjeu, { code: enjeu, libelle: libelleEnjeu, domaine });
      objectifs.add(code, { code, libelle, enjeu });
    }
    for (const [ogr, code, libelle, objectif] of f.macros) {
      macros.add(ogr, { ogr, code, objectif });
      macrosEcrites.set(ogr, libelle);
    }
    for (const m of f.metiers) {
      const metier = m.code;
      metiers.push({
        code: metier,
        ogr: m.ogr,
        libelle: m.libelle,
        parent: m.parent,
        riasecMajeur: m.riasec[0] ?? null,
        riasecMineur: m.riasec[1] ?? null,
        reglemente: m.reglemente,
        cadre: m.cadre,
        ecologique: m.transitions.ecologique,
        numerique: m.transitions.numerique,
        demographique: m.transitions.demographique,
      });
      for (const genre of ["definition", "acces"] as const) {
        for (const [i, texte] of m[genre].entries()) textes.push({ metier, genre, position: i + 1, texte });
      }
      for (const [i, [ogr, libelle, options]] of m.appellations.entries()) {
        appellations.push({
          ogr,
          metier,
          libelle,
          libelleCourt: options?.court ?? libelle,
          principale: i === 0,
          peuUsite: options?.peuUsite ?? false,
          ancienCode: options?.ancien ?? metier,
        });
      }
      for (const [ogr, libelle, type, macro, coeur] of m.competences) {
        const estMacro = macro === null;
        const categorie = type.replace("macro-", "") as Tables["competences"][number]["categorie"];
        const row = {
          ogr,
          libelle,
          nature: estMacro ? ("macro" as const) : ("competence" as const),
          categorie,
          macro,
        };
        competences.add(ogr, row);
        natures.set(ogr, row);
        items.push({ metier, ogr, coeur: coeur ?? null });
      }
      for (const [ogr, libelle, categorie, sousCategorie, coeur] of m.savoirs) {
        savoirs.add(ogr, { ogr, libelle, categorie, sousCategorie });
        items.push({ metier, ogr, coeur: coeur ?? null });
      }
      for (const [type, liste] of Object.entries(m.contextes)) {
        const typeCode = CODES_TYPE_CONTEXTE[TYPES_CONTEXTE.indexOf(type)] ?? "";
        for (const [ogr, libelle] of liste) {
          contextes.add(ogr, { ogr, libelle, typeCode, type });
          items.push({ metier, ogr, coeur: null });
        }
      }
      for (const [code, libelle, principal] of m.centresInteret) {
        centresInteret.add(code, { code, libelle, definition: "" });
        centresInteretLiens.push({ metier, code, principal: principal !== undefined });
      }
      for (const [secteur, libelle, sousSecteur, libelleSous, principal] of m.secteurs) {
        secteurs.add(secteur, { code: secteur, libelle, definition: "" });
        if (sousSecteur !== null) {
          sousSecteurs.add(sousSecteur, {
            code: sousSecteur,
            libelle: libelleSous ?? "",
            definition: "",
            secteur,
          });
        }
        secteursLiens.push({ metier, secteur, sousSecteur, principal: principal !== undefined });
      }
      for (const [code, libelle] of m.themes) {
        themes.add(code, { code, libelle, definition: "" });
        themesLiens.push({ metier, code });
      }
      for (const [code, libelle] of m.naf) {
        nafs.add(code, { code, libelle });
        nafsLiens.push({ metier, code });
      }
      for (const [cible, ordre] of m.mobilites) mobilites.push({ metier, cible, ordre });
    }
  }

  // A macro that no métier lists is still the name above its compétences. Its category is that of the first of them.
  for (const { ogr } of macros.rows()) {
    if (natures.has(ogr)) continue;
    const enfant = [...natures.values()].find((c) => c.macro === ogr);
    const categorie = enfant?.categorie ?? "transverse";
    competences.add(ogr, {
      ogr,
      libelle: macrosEcrites.get(ogr) ?? "",
      nature: "macro",
      categorie,
      macro: null,
    });
  }

  return {
    grandsDomaines: grandsDomaines.rows(),
    domaines: domaines.rows(),
    metiers,
    textes,
    appellations,
    domainesCompetence: domainesCompetence.rows(),
    enjeux: enjeux.rows(),
    objectifs: objectifs.rows(),
    macros: macros.rows(),
    competences: competences.rows(),
    savoirs: savoirs.rows(),
    contextes: contextes.rows(),
    items,
    centresInteret: centresInteret.rows(),
    centresInteretLiens,
    secteurs: secteurs.rows(),
    sousSecteurs: sousSecteurs.rows(),
    secteursLiens,
    themes: themes.rows(),
    themesLiens,
    nafs: nafs.rows(),
    nafsLiens,
    mobilites,
  };
}
