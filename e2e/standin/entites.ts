import type {
  Appellation,
  CategorieCompetence,
  CodeMetier,
  Coeur,
  Competence,
  Contexte,
  Enjeu,
  Metier,
  NomenclatureRow,
  Objectif,
  Referential,
  RomeTables,
  Savoir,
  TransitionEcologique,
} from "../../lib/rome";
import { build } from "../../lib/rome/referential/build";
import type { Complements } from "./complements";
import type { Ressource } from "./operations";
import type { Entite } from "./selecteur";

/**
 * A referential in the shapes of the ROME APIs. What the open data lacks is left out or made up: the README of this folder
 * says which. Everything is worked out on demand and kept, since one métier is reached by many ways.
 */
export interface Collection {
  readonly toutes: () => readonly Entite[];
  /** The entity of that code as an address gives it. */
  readonly une: (code: string) => Entite | undefined;
}
export type Collections = Readonly<Record<Ressource, Collection>>;

const CATEGORIES_CONTEXTE: Readonly<Record<string, string>> = {
  "1": "CONDITIONS_TRAVAIL",
  "2": "HORAIRE_ET_DUREE_TRAVAIL",
  "3": "LIEU_ET_DEPLACEMENT",
  "5": "TYPE_BENEFICIAIRE",
  "6": "TYPE_STRUCTURE_ACCUEIL",
  "7": "STATUT_EMPLOI",
};
const TRANSITIONS: Readonly<Record<TransitionEcologique, string>> = {
  blanc: "EMPLOI_BLANC",
  brun: "EMPLOI_BRUN",
  vert: "EMPLOI_VERT",
  strategique: "EMPLOI_STRATEGIQUE",
};
const SOUS_CATEGORIES: Readonly<Record<CategorieCompetence, string>> = {
  technique: "TECHNIQUE",
  expert: "TECHNIQUE_EXPERT",
  transverse: "TRANSVERSE",
  "savoir-etre": "TRANSVERSE",
};

const rien = (): undefined => undefined;
const vide = (): readonly Entite[] => [];
const ref = ({ code, libelle }: NomenclatureRow): { code: () => string; libelle: () => string } => ({
  code: () => code,
  libelle: () => libelle,
});
const texte = (valeur: string): string | undefined => (valeur === "" ? undefined : valeur);
/** A read says that an entity is in force; lists do too, where they may be asked. */
const EN_VIGUEUR = { obsolete: () => false, dateFin: rien };

/** The detailed transition, and the plain one that goes with it: true where the job serves it. */
const ecologique = (transition: TransitionEcologique | null): Entite => ({
  transitionEcologique: () =>
    transition === null ? undefined : transition === "vert" || transition === "strategique",
  transitionEcologiqueDetaillee: () => (transition === null ? undefined : TRANSITIONS[transition]),
});

/** Codes of one digit or more: `12` in an address also finds `012`. */
const sansZeros = (code: string): string => code.replace(/^0+(?=\d)/, "");

/** Keeps what was made for a key. */
function memo<K, V>(faire: (cle: K) => V): (cle: K) => V {
  const faits = new Map<K, V>();
  return (cle) => {
    const deja = faits.get(cle);
    if (deja !== undefined) return deja;
    const fait = faire(cle);
    faits.set(cle, fait);
    return fait;
  };
}

/** What only the tables of a source hold: a linked referential lacks them. */
interface HorsLiens {
  /** Five-character code of a macro-compétence. */
  readonly codeDeMacro: ReadonlyMap<string, string>;
  readonly sousSecteurs: ReadonlyMap<
    string,
    { readonly libelle: string; readonly definition: string; readonly secteur: string }
  >;
}

export type Donnees = Referential | RomeTables;

/** The linked referential of either shape. */
export const referentialDe = (donnees: Donnees): Referential =>
  "tables" in donnees ? build(donnees) : donnees;

function horsLiens(donnees: Donnees): HorsLiens {
  if ("tables" in donnees) {
    return {
      codeDeMacro: new Map(donnees.tables.macros.map((m) => [m.ogr, m.code])),
      sousSecteurs: new Map(donnees.tables.sousSecteurs.map((s) => [s.code, s])),
    };
  }
  // Made up, in the form of the real ones: the objectif, then a rank.
  const rangs = new Map<string, number>();
  const codeDeMacro = new Map<string, string>();
  for (const c of donnees.competences.values()) {
    if (c.nature !== "macro" || c.objectif === null) continue;
    const rang = (rangs.get(c.objectif.code) ?? 0) + 1;
    rangs.set(c.objectif.code, rang);
    codeDeMacro.set(c.ogr, `${c.objectif.code}${String(rang).padStart(2, "0")}`);
  }
  const sousSecteurs = new Map(
    [...donnees.metiers.values()].flatMap((m) =>
      m.secteurs.flatMap(({ secteur, sousSecteur }) =>
        sousSecteur === null
          ? []
          : [[sousSecteur.code, { libelle: sousSecteur.libelle, definition: "", secteur: secteur.code }]],
      ),
    ),
  );
  return { codeDeMacro, sousSecteurs };
}

/** What the service may do otherwise than the archive, and is not known to. */
export interface Variantes {
  /** Between the sentences of a definition. */
  readonly separateur: string;
  /** Typographic signs in labels and texts, which the archive flattens. */
  readonly apostrophes: "droites" | "courbes";
}

/** The entities of every resource of the four ROME APIs. */
export function collections(
  donnees: Donnees,
  r: Referential,
  plus: Complements | null,
  { separateur, apostrophes }: Variantes,
): Collections {
  const ecrire = (valeur: string): string =>
    apostrophes === "droites" ? valeur : valeur.replaceAll("'", "’").replaceAll("...", "…");
  const { codeDeMacro, sousSecteurs } = horsLiens(donnees);
  const exige = <V>(map: ReadonlyMap<string, V>, code: string): V => {
    const valeur = map.get(code);
    if (valeur === undefined) throw new Error(`Stand-in: no ${code} in the referential`);
    return valeur;
  };

  // ── Compétences ──
  const toutesCompetences = [...r.competences.values()];
  const macros = toutesCompetences.filter((c) => c.nature === "macro");
  const objectifs = parCode(macros.flatMap((m) => m.objectif ?? []));
  const enjeux = parCode([...objectifs.values()].map((o) => o.enjeu));
  const domainesCompetence = parCode([...enjeux.values()].map((e) => e.domaine));
  // Numbers that the open data lacks. Those of the enjeux go through the four that are known (3, 7, 14 and 15).
  const numeroEnjeu = numeros(enjeux.keys(), (code, rang) => rang + 2 + (code >= "3" ? 1 : 0));
  const numeroObjectif = numeros(objectifs.keys(), (_, rang) => rang);
  const macrosDObjectif = grouper(macros, (m) => m.objectif?.code);
  const enfants = grouper(
    toutesCompetences.filter((c) => c.nature === "competence"),
    (c) => c.macro?.code,
  );

  const domaineCompetence = memo(
    (code: string): Entite => ({
      ...ref(exige(domainesCompetence, code)),
      codeArborescence: () => code,
      enjeux: () => [...enjeux.values()].filter((e) => e.domaine.code === code).map((e) => enjeu(e.code)),
      ...EN_VIGUEUR,
    }),
  );
  const enjeu = memo((code: string): Entite => {
    const e: Enjeu = exige(enjeux, code);
    return {
      code: () => exige(numeroEnjeu, code),
      libelle: () => e.libelle,
      codeArborescence: () => code,
      domaineCompetence: () => domaineCompetence(e.domaine.code),
      objectifs: () =>
        [...objectifs.values()].filter((o) => o.enjeu.code === code).map((o) => objectif(o.code)),
      ...EN_VIGUEUR,
    };
  });
  const objectif = memo((code: string): Entite => {
    const o: Objectif = exige(objectifs, code);
    return {
      code: () => exige(numeroObjectif, code),
      libelle: () => o.libelle,
      codeArborescence: () => code,
      enjeu: () => enjeu(o.enjeu.code),
      macroCompetences: () => (macrosDObjectif.get(code) ?? []).map((m) => competence(m.ogr)),
      ...EN_VIGUEUR,
    };
  });
  const competence = memo((ogr: string): Entite => {
    const c: Competence = exige(r.competences, ogr);
    const p = plus?.competences.get(ogr);
    const commun = {
      type: () => typeDe(c),
      code: () => ogr,
      codeOgr: () => ogr,
      libelle: () => ecrire(c.libelle),
      competenceEsco: rien,
      transitionEcologique: () => p?.ecologique,
      transitionNumerique: () => p?.numerique,
      riasecMajeur: () => p?.riasecMajeur,
      riasecMineur: () => p?.riasecMineur,
      ...EN_VIGUEUR,
    };
    if (c.nature === "competence") {
      return { ...commun, macroCompetence: () => (c.macro === null ? undefined : competence(c.macro.code)) };
    }
    return {
      ...commun,
      codeArborescence: () => codeDeMacro.get(ogr),
      sousCategorie: () => SOUS_CATEGORIES[c.categorie],
      transferable: () => SOUS_CATEGORIES[c.categorie] === "TRANSVERSE",
      maturite: () => p?.maturite,
      definition: () => p?.definition,
      qualiteProfessionnelle: rien,
      objectif: () => (c.objectif === null ? undefined : objectif(c.objectif.code)),
      competences: () => (enfants.get(ogr) ?? []).map((e) => competence(e.ogr)),
    };
  });

  // ── Savoirs: two levels of categories, by their labels ──
  const categories = new Map<string, { libelle: string; parente: string | null; savoirs: Savoir[] }>();
  for (const s of r.savoirs.values()) {
    const parente = cleCategorie(s.categorie, "");
    if (!categories.has(parente)) {
      categories.set(parente, { libelle: s.categorie, parente: null, savoirs: [] });
    }
    const cle = cleCategorie(s.categorie, s.sousCategorie);
    if (!categories.has(cle)) categories.set(cle, { libelle: s.sousCategorie, parente, savoirs: [] });
    categories.get(cle)?.savoirs.push(s);
  }
  const numeroCategorie = numeros(categories.keys(), (_, rang) => rang);
  const categorieDe = memo((cle: string): Entite => {
    const c = exige(categories, cle);
    return {
      code: () => exige(numeroCategorie, cle),
      libelle: () => c.libelle,
      categorie: () => (c.parente === null ? undefined : categorieDe(c.parente)),
      sousCategories: () => [...categories].filter(([, x]) => x.parente === cle).map(([k]) => categorieDe(k)),
      savoirs: () => c.savoirs.map((s) => savoir(s.ogr)),
      ...EN_VIGUEUR,
    };
  });
  const savoir = memo((ogr: string): Entite => {
    const s: Savoir = exige(r.savoirs, ogr);
    const p = plus?.competences.get(ogr);
    return {
      type: () => "SAVOIR",
      code: () => ogr,
      codeOgr: () => ogr,
      libelle: () => ecrire(s.libelle),
      competenceEsco: rien,
      transitionEcologique: () => p?.ecologique,
      transitionNumerique: () => p?.numerique,
      categorieSavoir: () => categorieDe(cleCategorie(s.categorie, s.sousCategorie)),
      ...EN_VIGUEUR,
    };
  });
  const contexte = memo((ogr: string): Entite => {
    const c: Contexte = exige(r.contextes, ogr);
    return {
      code: () => ogr,
      libelle: () => c.libelle,
      categorie: () => CATEGORIES_CONTEXTE[c.typeCode],
    };
  });

  // ── Métiers ──
  const metier = memo((code: CodeMetier): Entite => {
    const m: Metier = exige(r.metiers, code);
    const mobilisees = (coeur: Coeur) => () => [
      ...m.competences.filter((x) => x.coeur === coeur).map((x) => competence(x.competence.ogr)),
      ...m.savoirs.filter((x) => x.coeur === coeur).map((x) => savoir(x.savoir.ogr)),
    ];
    const centres = m.centresInteret.map(({ centre, principal }) => ({
      centreInteret: () => centreInteret(centre.code),
      principal: () => principal,
    }));
    const secteurs = m.secteurs.map((l) => ({
      secteurActivite: () => secteur((l.sousSecteur ?? l.secteur).code),
      principal: () => l.principal,
    }));
    return {
      ...ref(m),
      label: () => (m.parent === code ? undefined : m.parent),
      definition: () => texte(ecrire(m.definition.join(separateur))),
      accesEmploi: () => texte(ecrire(m.acces.join(separateur))),
      codeIsco: rien,
      riasecMajeur: () => m.riasec[0],
      riasecMineur: () => m.riasec[1],
      emploiCadre: () => m.cadre,
      emploiReglemente: () => m.reglemente,
      transitionDemographique: () => m.transitions.demographique,
      transitionNumerique: () => m.transitions.numerique,
      ...ecologique(m.transitions.ecologique),
      domaineProfessionnel: () => domaine(m.domaine.code),
      appellations: () => m.appellations.map((a) => appellation(a.ogr)),
      competencesMobiliseesPrincipales: mobilisees("principale"),
      competencesMobiliseesEmergentes: mobilisees("emergente"),
      competencesMobilisees: mobilisees(null),
      contextesTravail: () => m.contextes.map((c) => contexte(c.ogr)),
      themes: () => m.themes.map((t) => theme(t.code)),
      formacodes: vide,
      divisionsNaf: () => m.nafs.map(ref),
      centresInteretsLies: () => centres,
      centresInterets: () => m.centresInteret.map(({ centre }) => centreInteret(centre.code)),
      secteursActivitesLies: () => secteurs,
      secteursActivites: () => secteurs.map((l) => l.secteurActivite()),
      metiersEnProximite: () => m.mobilites.map(({ cible }) => metier(cible)),
      metiersProches: vide,
      metiersEnvisageables: vide,
      appellationsProches: vide,
      appellationsEnvisageables: vide,
      ...EN_VIGUEUR,
    };
  });
  const appellation = memo((ogr: string): Entite => {
    const a: Appellation = exige(r.appellations, ogr);
    const p = plus?.appellations.get(ogr);
    return {
      code: () => ogr,
      libelle: () => a.libelle,
      libelleCourt: () => a.libelleCourt,
      classification: () => (a.genre === "principale" ? "PRINCIPALE" : "SYNONYME"),
      secondaire: () => a.peuUsite,
      romeParent: () => a.ancienCode,
      appellationEsco: rien,
      emploiCadre: () => p?.cadre,
      emploiReglemente: () => p?.reglemente,
      transitionDemographique: () => p?.demographique,
      transitionNumerique: () => p?.numerique,
      ...ecologique(p?.ecologique ?? null),
      competencesCles: vide,
      metier: () => metier(a.metier),
      metiersProches: vide,
      metiersEnvisageables: vide,
      appellationsProches: vide,
      appellationsEnvisageables: vide,
      ...EN_VIGUEUR,
    };
  });
  const metiersDe = (codes: readonly CodeMetier[]) => (): readonly Entite[] => codes.map(metier);
  const grandDomaine = memo((code: string): Entite => {
    const g = exige(r.grandsDomaines, code);
    return {
      ...ref(g),
      domaineProfessionnels: () => g.domaines.map((d) => domaine(d.code)),
      ...EN_VIGUEUR,
    };
  });
  const domaine = memo((code: string): Entite => {
    const d = exige(r.domaines, code);
    return {
      ...ref(d),
      grandDomaine: () => grandDomaine(d.grandDomaine.code),
      metiers: metiersDe(d.metiers),
      ...EN_VIGUEUR,
    };
  });
  const theme = memo((code: string): Entite => {
    const t = exige(r.themes, code);
    return {
      code: () => sansZeros(code),
      libelle: () => t.libelle,
      definition: () => texte(t.definition),
      metiers: metiersDe(t.metiers),
      ...EN_VIGUEUR,
    };
  });
  const centreInteret = memo((code: string): Entite => {
    const c = exige(r.centresInteret, code);
    return {
      ...ref(c),
      definition: () => texte(c.definition),
      metiers: metiersDe(c.metiers),
      metiersLies: () =>
        c.metiers.map((m) => ({
          metier: () => metier(m),
          principal: () =>
            exige(r.metiers, m).centresInteret.some((l) => l.centre.code === code && l.principal),
        })),
      ...EN_VIGUEUR,
    };
  });
  /** A sector, or a sub-sector: the API has both in one list, the second with its parent. */
  const secteur = memo((code: string): Entite => {
    const grand = r.secteurs.get(code);
    const petit = grand ? undefined : exige(sousSecteurs, code);
    const duSecteur = (l: Metier["secteurs"][number]): boolean =>
      (grand ? l.secteur.code : l.sousSecteur?.code) === code;
    const lies = (): Metier[] => [...r.metiers.values()].filter((m) => m.secteurs.some(duSecteur));
    return {
      code: () => code,
      libelle: () => (grand ?? petit)?.libelle,
      definition: () => texte((grand ?? petit)?.definition ?? ""),
      secteurActivite: () => (petit ? secteur(petit.secteur) : undefined),
      sousSecteurs: () =>
        [...sousSecteurs].filter(([, s]) => s.secteur === code).map(([sousCode]) => secteur(sousCode)),
      metiers: () => lies().map((m) => metier(m.code)),
      metiersLies: () =>
        lies().map((m) => ({
          metier: () => metier(m.code),
          principal: () => m.secteurs.some((l) => duSecteur(l) && l.principal),
        })),
      ...EN_VIGUEUR,
    };
  });

  // ── Fiches ──
  const fiche = memo((code: CodeMetier): Entite => {
    const m: Metier = exige(r.metiers, code);
    const parEnjeu = grouper(m.competences, (x) => x.competence.objectif?.enjeu.code ?? "");
    const parCategorie = grouper(m.savoirs, (x) => x.savoir.categorie);
    return {
      code: () => code,
      metier: () => metier(code),
      groupesCompetencesMobilisees: () =>
        [...parEnjeu]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([e, liste]) => ({
            enjeu: () => (e === "" ? ref({ code: "0", libelle: "Autres compétences" }) : enjeu(e)),
            competences: () => liste.map((x) => competence(x.competence.ogr)),
          })),
      groupesSavoirs: () =>
        [...parCategorie]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([c, liste]) => ({
            categorieSavoirs: () => categorieDe(cleCategorie(c, "")),
            savoirs: () => liste.map((x) => savoir(x.savoir.ogr)),
          })),
      ...EN_VIGUEUR,
    };
  });

  const de = <K extends string>(
    codes: Iterable<K>,
    entite: (code: K) => Entite,
    codeApi: (code: K) => string = (code) => code,
  ): Collection => {
    const parCodeApi = new Map([...codes].map((code) => [codeApi(code), code]));
    return {
      toutes: () => [...parCodeApi.values()].map(entite),
      une: (code) => {
        const connu = parCodeApi.get(code) ?? parCodeApi.get(sansZeros(code));
        return connu === undefined ? undefined : entite(connu);
      },
    };
  };
  const competencesDe = (...types: readonly string[]): Collection =>
    de(
      toutesCompetences.filter((c) => types.includes(typeDe(c))).map((c) => c.ogr),
      competence,
    );
  const savoirs = de(r.savoirs.keys(), savoir);
  const versionRome: Entite = {
    version: () => r.version,
    lastModifiedDate: () => new Date(r.publieeLe ?? "2025-01-01").toISOString(),
  };
  const toutes = de(r.competences.keys(), competence);
  return {
    metier: de(r.metiers.keys(), metier),
    appellation: de(r.appellations.keys(), appellation),
    grandDomaine: de(r.grandsDomaines.keys(), grandDomaine),
    domaine: de(r.domaines.keys(), domaine),
    theme: de(r.themes.keys(), theme, sansZeros),
    centreInteret: de(r.centresInteret.keys(), centreInteret),
    secteur: de([...r.secteurs.keys(), ...sousSecteurs.keys()], secteur),
    competence: {
      toutes: () => [...toutes.toutes(), ...savoirs.toutes()],
      une: (code) => toutes.une(code) ?? savoirs.une(code),
    },
    competenceDetaillee: competencesDe("COMPETENCE-DETAILLEE"),
    macroCompetence: competencesDe("MACRO-SAVOIR-FAIRE", "MACRO-SAVOIR-ETRE-PROFESSIONNEL"),
    macroSavoirFaire: competencesDe("MACRO-SAVOIR-FAIRE"),
    macroSavoirEtre: competencesDe("MACRO-SAVOIR-ETRE-PROFESSIONNEL"),
    savoir: savoirs,
    categorieSavoirs: de(categories.keys(), categorieDe, (cle) => exige(numeroCategorie, cle)),
    domaineCompetence: de(domainesCompetence.keys(), domaineCompetence),
    enjeu: de(enjeux.keys(), enjeu, (code) => exige(numeroEnjeu, code)),
    objectif: de(objectifs.keys(), objectif, (code) => exige(numeroObjectif, code)),
    contexte: de(r.contextes.keys(), contexte),
    fiche: de(r.metiers.keys(), fiche),
    version: { toutes: () => [versionRome], une: () => versionRome },
  };
}

/** `type` of the APIs. */
export function typeDe({ nature, categorie }: Competence): string {
  if (nature === "competence") return "COMPETENCE-DETAILLEE";
  return categorie === "savoir-etre" ? "MACRO-SAVOIR-ETRE-PROFESSIONNEL" : "MACRO-SAVOIR-FAIRE";
}

/** Categories of savoirs have no code in the open data: their two labels stand for one. */
const cleCategorie = (categorie: string, sousCategorie: string): string =>
  sousCategorie === "" ? categorie : `${categorie} › ${sousCategorie}`;

const parCode = <T extends NomenclatureRow>(rows: readonly T[]): Map<string, T> =>
  new Map([...rows].sort((a, b) => (a.code < b.code ? -1 : 1)).map((row) => [row.code, row]));

function numeros(
  cles: Iterable<string>,
  numero: (cle: string, rang: number) => number,
): ReadonlyMap<string, string> {
  return new Map([...cles].map((cle, i) => [cle, String(numero(cle, i + 1))]));
}

function grouper<T, K>(elements: readonly T[], cle: (element: T) => K): Map<K, T[]> {
  const groupes = new Map<K, T[]>();
  for (const element of elements) {
    const groupe = groupes.get(cle(element));
    if (groupe) groupe.push(element);
    else groupes.set(cle(element), [element]);
  }
  return groupes;
}
