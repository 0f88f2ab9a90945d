/** What a person held and can do, as the profile page asks for it and as `lib/mobilite` reads it. Pure functions. */
import { ailleurs, avecCoches, type Cases, type Choix, cochesDe } from "../adresses/profil";
import { estCertification } from "../certifications";
import { contrainte, contraintes } from "../contraintes";
import type { DemandeProfil } from "../mobilite";
import type { Metier, Referential } from "../rome";

export interface Coche {
  readonly code: string;
  readonly libelle: string;
}
export interface Groupe {
  readonly titre: string;
  /** Ticked by hand alone, not by having held a métier. */
  readonly aLaMain?: boolean;
  readonly items: readonly Coche[];
}

/** What is grouped of a fiche: that of a `Metier`, or of the JSON of the API put in its shape. */
export interface FicheItems {
  readonly competences: readonly {
    readonly competence: {
      readonly ogr: string;
      readonly libelle: string;
      readonly categorie: string;
      readonly objectif: { readonly enjeu: { readonly libelle: string } } | null;
    };
  }[];
  readonly savoirs: readonly {
    readonly savoir: { readonly ogr: string; readonly libelle: string; readonly categorie: string };
  }[];
}

const SAVOIR_ETRE = "Savoir-être";
const AUTRES = "Autres compétences";
/** A theme with fewer items joins the others: twenty titles would be no easier to read than one list. */
const GROUPE_MIN = 3;

/**
 * Everything that the fiches of the métiers held ask for, each once, grouped in plain words: what one does by theme (enjeu),
 * the longest first, then what one knows by category, then savoir-être.
 */
export function groupesDe(metiers: readonly FicheItems[]): Groupe[] {
  const faire = new Map<string, Map<string, Coche>>();
  const savoirs = new Map<string, Map<string, Coche>>();
  const poser = (groupes: typeof faire, titre: string, code: string, libelle: string): void => {
    const groupe = groupes.get(titre) ?? new Map<string, Coche>();
    groupes.set(titre, groupe.set(code, { code, libelle }));
  };
  for (const m of metiers) {
    for (const { competence: c } of m.competences) {
      const titre = c.categorie === "savoir-etre" ? SAVOIR_ETRE : (c.objectif?.enjeu.libelle ?? AUTRES);
      poser(faire, titre, c.ogr, c.libelle);
    }
    for (const { savoir: s } of m.savoirs) poser(savoirs, s.categorie, s.ogr, s.libelle);
  }
  for (const [titre, items] of [...faire]) {
    if (titre === SAVOIR_ETRE || titre === AUTRES || items.size >= GROUPE_MIN) continue;
    faire.delete(titre);
    for (const { code, libelle } of items.values()) poser(faire, AUTRES, code, libelle);
  }
  const derniers = [AUTRES, SAVOIR_ETRE];
  const listes = (groupes: typeof faire): Groupe[] =>
    [...groupes]
      .map(([titre, items]) => ({
        titre,
        aLaMain: estCertification({ categorie: titre }),
        items: [...items.values()].sort((x, y) => x.libelle.localeCompare(y.libelle, "fr")),
      }))
      .sort((x, y) => y.items.length - x.items.length);
  const tous = listes(faire);
  const parTitre = (titre: string): Groupe[] => tous.filter((g) => g.titre === titre);
  return [
    ...tous.filter((g) => !derniers.includes(g.titre)),
    ...parTitre(AUTRES),
    ...listes(savoirs),
    ...parTitre(SAVOIR_ETRE),
  ];
}

/** What having held métiers ticks, and what it leaves to the person to tick. */
export function casesDe(groupes: readonly Groupe[]): Cases {
  const codes = (aLaMain: boolean): string[] =>
    groupes.filter((g) => (g.aLaMain ?? false) === aLaMain).flatMap((g) => g.items.map((i) => i.code));
  return { cochees: codes(false), aLaMain: codes(true) };
}

/** Families of conditions that one may refuse, in plain words: hours, conditions and risks, places. */
const FAMILLES: readonly { readonly type: string; readonly titre: string }[] = [
  { type: "2", titre: "Horaires" },
  { type: "1", titre: "Conditions de travail" },
  { type: "3", titre: "Déplacements" },
];

/** The conditions that a person may refuse, those of most métiers first. */
export const conditionsRefusables = ({ contextes }: Referential): Groupe[] =>
  FAMILLES.map(({ type, titre }) => ({
    titre,
    items: [...contextes.values()]
      .filter((c) => c.typeCode === type && c.metiers.length > 0)
      .sort((a, b) => b.metiers.length - a.metiers.length)
      .map(({ ogr, libelle }) => ({ code: ogr, libelle })),
  })).filter((g) => g.items.length > 0);

/** The choices of an address, without the codes that the referential does not have. */
export function choixConnus(referential: Referential, choix: Choix): Choix {
  const estItem = (code: string): boolean =>
    referential.competences.has(code) || referential.savoirs.has(code);
  return { ...choix, plus: choix.plus.filter(estItem), sans: enContraintes(referential, choix.sans) };
}

/** The conditions refused by their names: contexts that are all of one are that one, others stay as they are. */
function enContraintes(referential: Referential, sans: readonly string[]): string[] {
  const dits = new Set(sans);
  const presents = (ogrs: readonly string[]): string[] => ogrs.filter((o) => referential.contextes.has(o));
  const noms = contraintes(referential).filter(
    ({ code, contextes }) => dits.has(code) || presents(contextes).every((o) => dits.has(o)),
  );
  const nommes = new Set(noms.flatMap((c) => c.contextes));
  return [...noms.map((c) => c.code), ...presents(sans).filter((o) => !nommes.has(o))];
}

/**
 * The choices once the métiers held become others: what was ticked stays so, what a new fiche brings is ticked, what no
 * fiche asks for any more is forgotten. Certifications are left to the person.
 */
export function choixPour(choix: Choix, avant: readonly Metier[], apres: readonly Metier[]): Choix {
  const anciennes = casesDe(groupesDe(avant));
  const nouvelles = casesDe(groupesDe(apres));
  const coches = cochesDe(anciennes, choix);
  const connues = new Set([...anciennes.cochees, ...anciennes.aLaMain]);
  const plus = ailleurs(choix.plus, anciennes);
  const gardes = [...nouvelles.cochees.filter((c) => !connues.has(c)), ...coches, ...plus];
  return avecCoches({ ...choix, plus }, nouvelles, new Set(gardes));
}

/** The question to ask `profil` of `lib/mobilite`; null while there is nothing to start from. */
export function demandeDe(
  referential: Referential,
  metiers: readonly Metier[],
  choix: Choix,
  limite: number,
): DemandeProfil | null {
  const { plus, sans, sansReglemente } = choix;
  if (metiers.length + plus.length === 0) return null;
  const { competences, savoirs, contextes } = referential;
  const refuses = sans.flatMap((code) => contrainte(referential, code)?.contextes ?? []);
  const siens = [...new Set([...cochesDe(casesDe(groupesDe(metiers)), choix), ...plus])];
  return {
    metiers: metiers.map((m) => m.code),
    sans: { contextes: refuses.filter((ogr) => contextes.has(ogr)), reglemente: sansReglemente },
    avec: { centresInteret: [], riasec: [] },
    vers: [],
    limite,
    competences: siens.filter((c) => competences.has(c)),
    savoirs: siens.filter((c) => savoirs.has(c)),
  };
}
