import { parseCodeMetier } from "../../codes";
import type {
  AppellationRow,
  CategorieCompetence,
  CentreInteretLienRow,
  Coeur,
  CompetenceRow,
  DefinitionRow,
  EnjeuRow,
  ItemRow,
  MacroRow,
  MetierRow,
  MobiliteRow,
  NomenclatureLienRow,
  NomenclatureRow,
  ObjectifRow,
  RomeTables,
  SavoirRow,
  SecteurLienRow,
  Tables,
  TexteRow,
  TransitionEcologique,
} from "../../model";
import type {
  CompetenceWire,
  ContexteWire,
  FicheWire,
  GroupesWire,
  LiensWire,
  ListesWire,
  MetierWire,
  VersionWire,
} from "./wire";

/** What a synchronisation brought together. */
export interface Recolte {
  readonly version: VersionWire;
  /** A list is null when its API is not subscribed to: the reference, or the reads, stand in for it. */
  readonly listes: Omit<ListesWire, "competences" | "contextes" | "fiches"> & {
    readonly [N in "competences" | "contextes" | "fiches"]: ListesWire[N] | null;
  };
  /** Métiers that were read one by one. */
  readonly liens: ReadonlyMap<string, LiensWire>;
  /** Tables of the same version, for what the lists lack; null when each métier was read. */
  readonly reference: RomeTables | null;
}

/**
 * The tables of what the APIs said. What only a read of a métier says (contexts, sectors, divisions of the NAF, moves,
 * heart of the job) comes from that read, else from the reference. Nothing is validated here.
 */
export function versTables({ version, listes, liens, reference }: Recolte): RomeTables {
  const ref = reference === null ? null : new Reference(reference.tables);
  const arbre = listes.competences === null ? (ref?.tables ?? VIDE) : arbreDe(listes.competences);
  const groupes = listes.fiches === null ? null : new Map(listes.fiches.map((f) => [f.code, f]));
  const metiers = listes.metiers;
  const parMetier = <R>(lus: (l: LiensWire) => R[], sinon: (code: string) => readonly R[]): R[] =>
    metiers.flatMap(({ code }) => {
      const lu = liens.get(code);
      return lu === undefined ? [...sinon(code)] : lus(lu);
    });
  const contextesLus = [...liens.values()].flatMap((l) => l.contextesTravail);
  return {
    version: version.version,
    publieeLe: version.lastModifiedDate?.slice(0, 10) ?? reference?.publieeLe ?? null,
    source: "api",
    tables: {
      grandsDomaines: listes.grandsDomaines.map(nomme),
      domaines: listes.domaines.map(nomme),
      metiers: metiers.map((m) => metierRow(m, ref?.ogrDe(m.code) ?? null)),
      textes: metiers.flatMap((m) => textesDe(m, ref?.textesDe(m.code) ?? [])),
      appellations: metiers.flatMap(appellationsDe),
      domainesCompetence: arbre.domainesCompetence,
      enjeux: arbre.enjeux,
      objectifs: arbre.objectifs,
      macros: arbre.macros,
      competences: arbre.competences,
      savoirs: arbre.savoirs,
      contextes: uniques([
        ...(listes.contextes ?? contextesLus).map(contexteRow),
        ...(listes.contextes === null ? (ref?.tables.contextes ?? []) : []),
      ]),
      items: parMetier(itemsLus, (code) => ref?.itemsDe(code, groupes?.get(code)) ?? []),
      centresInteret: listes.centresInteret.map(definie),
      centresInteretLiens: listes.centresInteret.flatMap((c) =>
        c.metiersLies.map(({ metier, principal }) => ({ metier: metier.code, code: c.code, principal })),
      ),
      secteurs: listes.secteurs.filter((s) => s.secteurActivite === null).map(definie),
      sousSecteurs: listes.secteurs.flatMap((s) =>
        s.secteurActivite === null ? [] : [{ ...definie(s), secteur: s.secteurActivite.code }],
      ),
      secteursLiens: parMetier(secteursLus, (code) => ref?.de("secteursLiens", code) ?? []),
      themes: listes.themes.map((t) => ({ ...definie(t), code: codeTheme(t.code) })),
      themesLiens: listes.themes.flatMap((t) =>
        t.metiers.map((m) => ({ metier: m.code, code: codeTheme(t.code) })),
      ),
      nafs: uniquesParCode([
        ...(ref?.tables.nafs ?? []),
        ...[...liens.values()].flatMap((l) =>
          l.divisionsNaf.map(({ code, libelle }) => ({ code: codeNaf(code), libelle })),
        ),
      ]),
      nafsLiens: parMetier(nafsLus, (code) => ref?.de("nafsLiens", code) ?? []),
      mobilites: parMetier(mobilitesLues, (code) => ref?.de("mobilites", code) ?? []),
    },
  };
}

/** What one fiche, read alone, says of its métier; the tables of the rest are left as they are. */
export function remplacerFiche(rome: RomeTables, fiche: FicheWire): RomeTables {
  const t = rome.tables;
  const { code } = fiche;
  const autres = <R extends { readonly metier: string }>(rows: readonly R[]): R[] =>
    rows.filter((r) => r.metier !== code);
  const avant = t.metiers.find((m) => m.code === code);
  const rows = rowsDe(
    fiche,
    avant?.ogr ?? null,
    t.textes.filter((x) => x.metier === code),
  );
  const connus = new Set([...t.competences, ...t.savoirs, ...t.contextes].map((x) => x.ogr));
  const metiers = new Set(t.metiers.map((m) => m.code));
  return {
    ...rome,
    tables: {
      ...t,
      metiers: t.metiers.map((m) => (m.code === code ? rows.metier : m)),
      textes: [...autres(t.textes), ...rows.textes],
      appellations: [
        ...t.appellations.filter((a) => a.metier !== code && !rows.appellations.some((b) => b.ogr === a.ogr)),
        ...rows.appellations,
      ],
      contextes: uniques([...t.contextes, ...fiche.contextesTravail.map(contexteRow)]),
      // A compétence that is not known yet comes with the next full synchronisation, with its place in the tree.
      items: [
        ...autres(t.items),
        ...rows.items.filter(
          (i) => connus.has(i.ogr) || fiche.contextesTravail.some((c) => c.code === i.ogr),
        ),
      ],
      centresInteretLiens: [...autres(t.centresInteretLiens), ...existants(rows.centres, t.centresInteret)],
      secteursLiens: [
        ...autres(t.secteursLiens),
        ...rows.secteurs.filter((l) => t.secteurs.some((s) => s.code === l.secteur)),
      ],
      themesLiens: [...autres(t.themesLiens), ...existants(rows.themes, t.themes)],
      nafs: uniquesParCode([
        ...t.nafs,
        ...fiche.divisionsNaf.map(({ code: c, libelle }) => ({ code: codeNaf(c), libelle })),
      ]),
      nafsLiens: [...autres(t.nafsLiens), ...rows.nafs],
      mobilites: [...autres(t.mobilites), ...rows.mobilites.filter((m) => metiers.has(m.cible))],
    },
  };
}

interface RowsFiche {
  readonly metier: MetierRow;
  readonly textes: TexteRow[];
  readonly appellations: AppellationRow[];
  readonly items: ItemRow[];
  readonly centres: CentreInteretLienRow[];
  readonly secteurs: SecteurLienRow[];
  readonly themes: NomenclatureLienRow[];
  readonly nafs: NomenclatureLienRow[];
  readonly mobilites: MobiliteRow[];
}

/** The rows of one fiche. */
export function rowsDe(fiche: FicheWire, ogr: string | null, textes: readonly TexteRow[]): RowsFiche {
  const metier = fiche.code;
  return {
    metier: metierRow(fiche, ogr),
    textes: textesDe(fiche, textes),
    appellations: appellationsDe(fiche),
    items: itemsLus(fiche),
    centres: fiche.centresInteretsLies.map(({ centreInteret, principal }) => ({
      metier,
      code: centreInteret.code,
      principal,
    })),
    secteurs: secteursLus(fiche),
    themes: fiche.themes.map(({ code }) => ({ metier, code: codeTheme(code) })),
    nafs: nafsLus(fiche),
    mobilites: mobilitesLues(fiche),
  };
}

/** The rows that only the read of a métier gives. */
export const rowsDesLiens = (l: LiensWire): Pick<RowsFiche, "items" | "nafs" | "mobilites" | "secteurs"> => ({
  items: itemsLus(l),
  nafs: nafsLus(l),
  mobilites: mobilitesLues(l),
  secteurs: secteursLus(l),
});

// ── Rows ────────────────────────────────────────────────────────────────────────────────────────────────────────

const nomme = ({ code, libelle }: NomenclatureRow): NomenclatureRow => ({ code, libelle });
const definie = ({ code, libelle, definition }: DefinitionRow): DefinitionRow => ({
  code,
  libelle,
  definition,
});

/** Three digits in the archive; the API may leave out the zeros in front. */
const codeTheme = (code: string): string => code.padStart(3, "0");
/** No zero in front in the archive; the API may have one. */
const codeNaf = (code: string): string => code.replace(/^0+(?=\d)/, "");

const metierRow = (m: MetierWire, ogr: string | null): MetierRow => ({
  code: m.code,
  // The API has no OGR of a métier: its code is as unique.
  ogr: ogr ?? m.code,
  libelle: m.libelle,
  parent: parseCodeMetier(m.label ?? "") ?? m.code,
  riasecMajeur: m.riasecMajeur,
  riasecMineur: m.riasecMineur,
  reglemente: m.emploiReglemente,
  cadre: m.emploiCadre,
  ecologique: m.transitionEcologiqueDetaillee === null ? null : ECOLOGIQUE[m.transitionEcologiqueDetaillee],
  numerique: m.transitionNumerique,
  demographique: m.transitionDemographique,
});

const appellationsDe = (m: MetierWire): AppellationRow[] =>
  m.appellations.map((a) => ({
    ogr: a.code,
    metier: m.code,
    libelle: a.libelle,
    libelleCourt: a.libelleCourt || a.libelle,
    principale: a.classification === "PRINCIPALE",
    peuUsite: a.secondaire === true,
    ancienCode: parseCodeMetier(a.romeParent ?? "") ?? m.code,
  }));

/**
 * The API gives a text whole; the archive, sentence by sentence. The sentences that are known are kept where they make up
 * the same text, whatever stands between them; otherwise each line is one.
 */
function textesDe(m: MetierWire, connus: readonly TexteRow[]): TexteRow[] {
  const texteDe = (genre: TexteRow["genre"], texte: string): TexteRow[] => {
    const phrases = connus.filter((t) => t.genre === genre).sort((a, b) => a.position - b.position);
    if (phrases.length > 0 && serre(phrases.map((p) => p.texte).join("")) === serre(texte)) return phrases;
    return texte
      .split(/\r?\n/)
      .map((ligne) => ligne.trim())
      .filter((ligne) => ligne !== "")
      .map((ligne, i) => ({ metier: m.code, genre, position: i + 1, texte: ligne }));
  };
  return [...texteDe("definition", m.definition), ...texteDe("acces", m.accesEmploi)];
}
/** A text without its spaces: what stands between two sentences says nothing. */
export const serre = (texte: string): string => texte.replace(/\s+/g, "");

const itemsLus = (l: LiensWire): ItemRow[] => {
  const items = (codes: readonly { code: string }[], coeur: Coeur): ItemRow[] =>
    codes.map(({ code }) => ({ metier: l.code, ogr: code, coeur }));
  return uniques([
    ...items(l.competencesMobiliseesPrincipales, "principale"),
    ...items(l.competencesMobiliseesEmergentes, "emergente"),
    ...items(l.competencesMobilisees, null),
    ...items(l.contextesTravail, null),
  ]);
};

const nafsLus = (l: LiensWire): NomenclatureLienRow[] =>
  l.divisionsNaf.map(({ code }) => ({ metier: l.code, code: codeNaf(code) }));

/** The order of the list is the only rank that the API gives. */
const mobilitesLues = (l: LiensWire): MobiliteRow[] =>
  l.metiersEnProximite.map(({ code }, i) => ({ metier: l.code, cible: code, ordre: i + 1 }));

const secteursLus = (l: LiensWire): SecteurLienRow[] =>
  l.secteursActivitesLies.map(({ secteurActivite: { code, secteurActivite: parent }, principal }) => ({
    metier: l.code,
    secteur: parent?.code ?? code,
    sousSecteur: parent === null ? null : code,
    principal,
  }));

/** Numbers and titles of the archive, which pages and settings of people know. */
const TYPES_CONTEXTE: Readonly<Record<ContexteWire["categorie"], { typeCode: string; type: string }>> = {
  CONDITIONS_TRAVAIL: { typeCode: "1", type: "Conditions de travail et risques professionnels" },
  HORAIRE_ET_DUREE_TRAVAIL: { typeCode: "2", type: "Horaires et durée du travail" },
  LIEU_ET_DEPLACEMENT: { typeCode: "3", type: "Lieux et déplacements" },
  TYPE_BENEFICIAIRE: { typeCode: "5", type: "Publics spécifiques" },
  TYPE_STRUCTURE_ACCUEIL: { typeCode: "6", type: "Types de structures" },
  STATUT_EMPLOI: { typeCode: "7", type: "Statut d'emploi" },
};
const contexteRow = (c: ContexteWire): Tables["contextes"][number] => ({
  ogr: c.code,
  libelle: c.libelle,
  ...TYPES_CONTEXTE[c.categorie],
});

const ECOLOGIQUE: Readonly<
  Record<NonNullable<MetierWire["transitionEcologiqueDetaillee"]>, TransitionEcologique>
> = {
  EMPLOI_STRATEGIQUE: "strategique",
  EMPLOI_VERT: "vert",
  EMPLOI_BLANC: "blanc",
  EMPLOI_BRUN: "brun",
};
const CATEGORIES = {
  TECHNIQUE: "technique",
  TECHNIQUE_EXPERT: "expert",
  TRANSVERSE: "transverse",
} as const satisfies Record<string, CategorieCompetence>;

type Arbre = Pick<
  Tables,
  "domainesCompetence" | "enjeux" | "objectifs" | "macros" | "competences" | "savoirs"
>;
const VIDE: Arbre = {
  domainesCompetence: [],
  enjeux: [],
  objectifs: [],
  macros: [],
  competences: [],
  savoirs: [],
};

/** The compétences, and the tree above them, which only the macro-compétences carry. */
function arbreDe(liste: readonly CompetenceWire[]): Arbre {
  const domaines = new Map<string, NomenclatureRow>();
  const enjeux = new Map<string, EnjeuRow>();
  const objectifs = new Map<string, ObjectifRow>();
  const macros: MacroRow[] = [];
  const categorieDe = new Map<string, CategorieCompetence>();
  const competences: CompetenceRow[] = [];
  const savoirs: SavoirRow[] = [];
  for (const c of liste) {
    if (c.type !== "MACRO-SAVOIR-FAIRE" && c.type !== "MACRO-SAVOIR-ETRE-PROFESSIONNEL") continue;
    const categorie =
      c.type === "MACRO-SAVOIR-ETRE-PROFESSIONNEL"
        ? "savoir-etre"
        : CATEGORIES[c.sousCategorie ?? "TECHNIQUE"];
    categorieDe.set(c.code, categorie);
    if (c.objectif === null) continue;
    const { objectif } = c;
    const { enjeu } = objectif;
    const { domaineCompetence: domaine } = enjeu;
    domaines.set(domaine.codeArborescence, { code: domaine.codeArborescence, libelle: domaine.libelle });
    enjeux.set(enjeu.codeArborescence, {
      code: enjeu.codeArborescence,
      libelle: enjeu.libelle,
      domaine: domaine.codeArborescence,
    });
    objectifs.set(objectif.codeArborescence, {
      code: objectif.codeArborescence,
      libelle: objectif.libelle,
      enjeu: enjeu.codeArborescence,
    });
    macros.push({
      ogr: c.code,
      code: c.codeArborescence ?? objectif.codeArborescence,
      objectif: objectif.codeArborescence,
    });
  }
  for (const c of liste) {
    if (c.type === "SAVOIR") {
      const categorie = c.categorieSavoir;
      savoirs.push({
        ogr: c.code,
        libelle: c.libelle,
        categorie: categorie?.categorie?.libelle ?? categorie?.libelle ?? "",
        sousCategorie: categorie?.categorie ? categorie.libelle : "",
      });
      continue;
    }
    const macro = c.type === "COMPETENCE-DETAILLEE" ? (c.macroCompetence?.code ?? null) : null;
    competences.push({
      ogr: c.code,
      libelle: c.libelle,
      nature: c.type === "COMPETENCE-DETAILLEE" ? "competence" : "macro",
      // A compétence has the category of its macro-compétence: so it is for all 17 810 of version 60.
      categorie: categorieDe.get(macro ?? c.code) ?? "technique",
      macro,
    });
  }
  return {
    domainesCompetence: [...domaines.values()],
    enjeux: [...enjeux.values()],
    objectifs: [...objectifs.values()],
    macros,
    competences,
    savoirs,
  };
}

/** Tables of the same version, by métier. */
class Reference {
  readonly tables: Tables;
  readonly #ogr: ReadonlyMap<string, string>;
  readonly #index = new Map<keyof Tables, Map<string, unknown[]>>();
  readonly #contextes: ReadonlySet<string>;

  constructor(tables: Tables) {
    this.tables = tables;
    this.#ogr = new Map(tables.metiers.map((m) => [m.code, m.ogr]));
    this.#contextes = new Set(tables.contextes.map((c) => c.ogr));
  }

  ogrDe(code: string): string | null {
    return this.#ogr.get(code) ?? null;
  }

  textesDe(code: string): readonly TexteRow[] {
    return this.de("textes", code);
  }

  /** Its contexts as they are; its compétences and savoirs as the fiche lists them today, when that is known. */
  itemsDe(code: string, groupes: GroupesWire | undefined): ItemRow[] {
    const siens = this.de("items", code);
    if (groupes === undefined) return [...siens];
    const presents = codesDuGroupe(groupes);
    return siens.filter((i) => this.#contextes.has(i.ogr) || presents.has(i.ogr));
  }

  de<T extends "textes" | "items" | "nafsLiens" | "mobilites" | "secteursLiens">(
    table: T,
    code: string,
  ): readonly Tables[T][number][] {
    let index = this.#index.get(table);
    if (index === undefined) {
      index = new Map();
      for (const row of this.tables[table]) {
        const siens = index.get(row.metier);
        if (siens) siens.push(row);
        else index.set(row.metier, [row]);
      }
      this.#index.set(table, index);
    }
    return (index.get(code) ?? []) as readonly Tables[T][number][];
  }
}

/** Codes of the compétences and savoirs that the list of fiches gives a métier. */
export const codesDuGroupe = (g: GroupesWire): ReadonlySet<string> =>
  new Set([
    ...g.groupesCompetencesMobilisees.flatMap((x) => x.competences.map((c) => c.code)),
    ...g.groupesSavoirs.flatMap((x) => x.savoirs.map((s) => s.code)),
  ]);

/** The first row of each OGR. */
function uniques<R extends { readonly ogr: string }>(rows: readonly R[]): R[] {
  return [...new Map(rows.toReversed().map((r) => [r.ogr, r])).values()].reverse();
}
function uniquesParCode<R extends NomenclatureRow>(rows: readonly R[]): R[] {
  return [...new Map(rows.toReversed().map((r) => [r.code, r])).values()].reverse();
}
const existants = <L extends { readonly code: string }>(
  liens: readonly L[],
  rows: readonly NomenclatureRow[],
): L[] => liens.filter((l) => rows.some((r) => r.code === l.code));
