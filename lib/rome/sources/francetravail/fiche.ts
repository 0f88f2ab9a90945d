import type { Metier, RomeTables } from "../../model";
import type { ClientFranceTravail, OptionsAppel } from "./client";
import type { Lecture } from "./defaut";
import { remplacerFiche, rowsDe, serre } from "./vers-domaine";
import { type FicheWire, lireFiche, schemaFiche } from "./wire";

/** One fiche as France Travail gives it now. Its shape is the business of this folder. */
export class FicheLue {
  readonly #fiche: FicheWire;

  constructor(fiche: FicheWire) {
    this.#fiche = fiche;
  }

  /** What `toJSON` gave, read back; null when it is not that. */
  static parse(json: unknown): FicheLue | null {
    const lu = schemaFiche.safeParse(json);
    return lu.success ? new FicheLue(lu.data) : null;
  }

  get code(): string {
    return this.#fiche.code;
  }

  toJSON(): unknown {
    return this.#fiche;
  }

  /** The tables with this fiche in the place of the one they have. */
  dans(rome: RomeTables): RomeTables {
    return remplacerFiche(rome, this.#fiche);
  }

  /**
   * Whether a person would read something else than on `metier`. Codes that the referential does not know come with the
   * next full synchronisation: they make no difference.
   */
  differe(
    metier: Metier,
    connu: { readonly items: (ogr: string) => boolean; readonly metiers: (code: string) => boolean },
  ): boolean {
    const ici = deFiche(this.#fiche, connu);
    const la = deMetier(metier);
    return (Object.keys(ici) as (keyof Comparable)[]).some((champ) => ici[champ] !== la[champ]);
  }
}

/** Reads a fiche now. */
export async function relireFiche(
  client: ClientFranceTravail,
  code: string,
  options: OptionsAppel,
): Promise<Lecture<FicheLue>> {
  const lue = await client.appeler(lireFiche(code), options);
  return lue.statut === "trouve" ? { statut: "trouve", valeur: new FicheLue(lue.valeur) } : lue;
}

/** What is compared, each as one text. */
type Comparable = Readonly<
  Record<
    | "metier"
    | "textes"
    | "appellations"
    | "items"
    | "contextes"
    | "centres"
    | "secteurs"
    | "themes"
    | "nafs"
    | "mobilites",
    string
  >
>;

const ensemble = (lignes: readonly (readonly unknown[])[]): string =>
  lignes
    .map((ligne) => ligne.join("|"))
    .sort()
    .join("\n");

function deFiche(fiche: FicheWire, connu: Parameters<FicheLue["differe"]>[1]): Comparable {
  const rows = rowsDe(fiche, null, []);
  const m = rows.metier;
  const contextes = new Set(fiche.contextesTravail.map((c) => c.code));
  return {
    metier: [
      m.libelle,
      m.parent,
      [m.riasecMajeur, m.riasecMineur].filter(Boolean).join(""),
      m.reglemente,
      m.cadre,
      m.ecologique,
      m.numerique,
      m.demographique,
    ].join("|"),
    textes: serre(`${fiche.definition}|${fiche.accesEmploi}`),
    appellations: ensemble(
      rows.appellations.map((a) => [
        a.ogr,
        a.libelle,
        a.libelleCourt,
        a.principale,
        a.peuUsite,
        a.ancienCode,
      ]),
    ),
    items: ensemble(
      rows.items.filter((i) => !contextes.has(i.ogr) && connu.items(i.ogr)).map((i) => [i.ogr, i.coeur]),
    ),
    contextes: ensemble([...contextes].map((ogr) => [ogr])),
    centres: ensemble(rows.centres.map((c) => [c.code, c.principal])),
    secteurs: ensemble(rows.secteurs.map((s) => [s.secteur, s.sousSecteur, s.principal])),
    themes: ensemble(rows.themes.map((t) => [t.code])),
    nafs: ensemble(rows.nafs.map((n) => [n.code])),
    mobilites: rows.mobilites
      .map((x) => x.cible)
      .filter(connu.metiers)
      .join(),
  };
}

function deMetier(m: Metier): Comparable {
  return {
    metier: [
      m.libelle,
      m.parent,
      m.riasec.join(""),
      m.reglemente,
      m.cadre,
      m.transitions.ecologique,
      m.transitions.numerique,
      m.transitions.demographique,
    ].join("|"),
    textes: serre(`${m.definition.join("")}|${m.acces.join("")}`),
    appellations: ensemble(
      m.appellations.map((a) => [
        a.ogr,
        a.libelle,
        a.libelleCourt,
        a.genre === "principale",
        a.peuUsite,
        a.ancienCode,
      ]),
    ),
    items: ensemble([
      ...m.competences.map(({ competence, coeur }) => [competence.ogr, coeur]),
      ...m.savoirs.map(({ savoir, coeur }) => [savoir.ogr, coeur]),
    ]),
    contextes: ensemble(m.contextes.map((c) => [c.ogr])),
    centres: ensemble(m.centresInteret.map(({ centre, principal }) => [centre.code, principal])),
    secteurs: ensemble(
      m.secteurs.map(({ secteur, sousSecteur, principal }) => [secteur.code, sousSecteur?.code, principal]),
    ),
    themes: ensemble(m.themes.map((t) => [t.code])),
    nafs: ensemble(m.nafs.map((n) => [n.code])),
    mobilites: m.mobilites.map((x) => x.cible).join(),
  };
}
