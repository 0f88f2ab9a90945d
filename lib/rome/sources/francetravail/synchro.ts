import PQueue from "p-queue";
import type { RomeTables, Tables } from "../../model";
import { validate } from "../../referential/validate";
import { SANS_SUIVI, SourceError, type Suivi } from "../port";
import type { ClientFranceTravail, Operation } from "./client";
import type { Defaut, Lecture } from "./defaut";
import type { Journal } from "./journal";
import { ECHANTILLON, listesUtiles, secondesDe } from "./plan";
import { codesDuGroupe, type Recolte, rowsDesLiens, versTables } from "./vers-domaine";
import { LISTES, type LiensWire, type ListesWire, lireLiens, type NomListe, type VersionWire } from "./wire";

/** How far a synchronisation is. */
export interface Progres {
  readonly fait: number;
  readonly reste: number;
  readonly secondesRestantes: number;
}
export interface DemandeRecolte {
  readonly client: ClientFranceTravail;
  readonly version: VersionWire;
  readonly journal: Journal;
  /** Tables of the same version; null: each métier is read. */
  readonly reference: RomeTables | null;
  readonly quota: number;
  readonly suivi?: Suivi;
  readonly progres?: (progres: Progres) => void;
  readonly signal?: AbortSignal;
}

/** A fault of an API that stops a synchronisation; what was read so far is in the journal. */
export class SynchroError extends SourceError {
  readonly defaut: Defaut;
  constructor(defaut: Defaut) {
    super(defaut.detail);
    this.defaut = defaut;
  }
}

/** Reads at once: the pace is the limiter's business, this only hides the latency. */
const LECTURES_ENSEMBLE = 4;
/** As many faults in a row, and the API is taken to be down. */
const FAUTES_DE_SUITE = 5;
/** Beyond this share of the sample, the reference says something else than the API: each métier is then read. */
const ECART_MAX = 0.2;
const DELAI_LISTE_MS = 300_000;

/**
 * Everything of one version: the lists, then the métiers that must be read one by one (all of them; with a reference, a
 * sample and those that the lists show to have changed).
 * @returns validated tables, and the codes that were read one by one.
 * @throws SynchroError when an API does not give what is needed; SourceError when what it gave is not a referential.
 */
export async function recolter(
  demande: DemandeRecolte,
): Promise<{ rome: RomeTables; lus: readonly string[] }> {
  const { version, reference, suivi = SANS_SUIVI } = demande;
  const compteur = new Compteur(demande);
  const listes = await lireListes(demande, compteur);
  const codes = listes.metiers.map((m) => m.code);
  const liens = new Map<string, LiensWire>();
  const premiers = reference === null ? codes : aRelire(codes, listes.fiches, reference.tables);
  compteur.prevoir(premiers.length);
  const absents = new Set(await lireTous(demande, premiers, liens, compteur));
  if (reference !== null) {
    const differents = premiers.filter((code) => differe(liens.get(code), reference.tables));
    if (differents.length > premiers.length * ECART_MAX) {
      suivi.avertissement(
        `${differents.length} fiches sur ${premiers.length} relues diffèrent de l'archive : toutes sont relues une par une.`,
      );
      const reste = codes.filter((code) => !liens.has(code));
      compteur.prevoir(reste.length);
      for (const code of await lireTous(demande, reste, liens, compteur)) absents.add(code);
    }
  }
  if (absents.size > 0) {
    suivi.avertissement(
      `Listés mais introuvables (HTTP 404), ces métiers sont laissés de côté : ${[...absents].join(", ")}.`,
    );
  }
  const lues = { ...listes, metiers: listes.metiers.filter((m) => !absents.has(m.code)) };
  const rome = elaguer(versTables({ version, listes: lues, liens, reference }), suivi);
  const [probleme] = validate(rome);
  if (probleme) {
    const { table, champ, valeur, genre } = probleme;
    throw new SourceError(`API ROME : ${table}, ${champ} : ${MOTS[genre]} (${valeur}).`);
  }
  return { rome, lus: [...liens.keys()] };
}

const MOTS = { doublon: "code en double", lien: "code qui n'existe pas", vide: "aucune ligne" } as const;

/** Counts calls, and says how many are left and how long they take. */
class Compteur {
  readonly #demande: DemandeRecolte;
  readonly #debut = performance.now();
  #fait = 0;
  #prevus: number;

  constructor(demande: DemandeRecolte) {
    this.#demande = demande;
    this.#prevus = listesUtiles(demande.reference !== null).length;
  }
  prevoir(appels: number): void {
    this.#prevus += appels;
    this.#dire();
  }
  avancer(): void {
    this.#fait++;
    this.#dire();
  }
  #dire(): void {
    const reste = Math.max(0, this.#prevus - this.#fait);
    // The quota says how fast it may go; what was done so far, how fast it goes.
    const parAppel = this.#fait === 0 ? 0 : (performance.now() - this.#debut) / 1000 / this.#fait;
    const secondesRestantes = Math.ceil(Math.max(secondesDe(reste, this.#demande.quota), reste * parAppel));
    this.#demande.progres?.({ fait: this.#fait, reste, secondesRestantes });
  }
}

/** A list may do without its API, when that one is not subscribed to and something else says as much. */
function facultative(nom: NomListe, reference: RomeTables | null): boolean {
  return nom === "contextes" || nom === "fiches" || (nom === "competences" && reference !== null);
}

async function lireListes(demande: DemandeRecolte, compteur: Compteur): Promise<Recolte["listes"]> {
  const { reference, suivi = SANS_SUIVI } = demande;
  const lire = async <N extends NomListe>(nom: N): Promise<ListesWire[N] | null> => {
    const operation = LISTES[nom] as unknown as Operation<ListesWire[N]>;
    const lue = await avecJournal(demande, `liste ${nom}`, operation, DELAI_LISTE_MS);
    compteur.avancer();
    if (lue.statut === "trouve") return lue.valeur;
    const defaut = lue.statut === "indisponible" ? lue.defaut : sansListe(operation);
    if (defaut.cas !== "non-souscrite" || !facultative(nom, reference)) throw new SynchroError(defaut);
    suivi.avertissement(`${defaut.detail} La synchronisation se passe d'elle.`);
    return null;
  };
  const exiger = async <N extends NomListe>(nom: N): Promise<ListesWire[N]> => {
    const lue = await lire(nom);
    if (lue === null) throw new Error(`${nom} is not optional`);
    return lue;
  };
  // Found out first: without it nothing else serves.
  const metiers = await exiger("metiers");
  const [grandsDomaines, domaines, themes, centresInteret, secteurs, competences, contextes, fiches] =
    await Promise.all([
      exiger("grandsDomaines"),
      exiger("domaines"),
      exiger("themes"),
      exiger("centresInteret"),
      exiger("secteurs"),
      lire("competences"),
      lire("contextes"),
      reference === null ? null : lire("fiches"),
    ]);
  return {
    metiers,
    grandsDomaines,
    domaines,
    themes,
    centresInteret,
    secteurs,
    competences,
    contextes,
    fiches,
  };
}

const sansListe = ({ api, chemin }: Operation<unknown>): Defaut => ({
  cas: "derive",
  api,
  detail: `API ${api} : ${chemin} n'existe pas (HTTP 404).`,
});

/** From the journal, else from the API, which is then noted in it. */
async function avecJournal<T>(
  { client, journal, signal }: DemandeRecolte,
  cle: string,
  operation: Operation<T>,
  delaiMs?: number,
): Promise<Lecture<T>> {
  const connu = journal.lire(cle, operation.schema);
  if (connu !== undefined) return { statut: "trouve", valeur: connu };
  const lue = await client.appeler(operation, {
    ...(signal ? { signal } : {}),
    ...(delaiMs === undefined ? {} : { delaiMs }),
  });
  if (lue.statut === "trouve") await journal.noter(cle, lue.valeur);
  return lue;
}

/**
 * Reads these métiers. One that fails is tried again at the end; several in a row, or an API that is closed to us, stop it
 * all: the journal keeps what was read.
 * @returns those that do not exist (404) although a list has them.
 */
async function lireTous(
  demande: DemandeRecolte,
  codes: readonly string[],
  liens: Map<string, LiensWire>,
  compteur: Compteur,
): Promise<string[]> {
  const absents: string[] = [];
  const arret = new AbortController();
  const signal = demande.signal ? AbortSignal.any([demande.signal, arret.signal]) : arret.signal;
  let deSuite = 0;
  let cause: Defaut | null = null;
  const passe = async (aLire: readonly string[], derniere: boolean): Promise<string[]> => {
    const rates: string[] = [];
    const file = new PQueue({ concurrency: LECTURES_ENSEMBLE });
    const lire = async (code: string): Promise<void> => {
      if (arret.signal.aborted) return;
      const lue = await avecJournal({ ...demande, signal }, `metier ${code}`, lireLiens(code));
      if (lue.statut === "trouve") {
        deSuite = 0;
        liens.set(code, lue.valeur);
        compteur.avancer();
        return;
      }
      if (lue.statut === "absent" && derniere) {
        absents.push(code);
        compteur.avancer();
        return;
      }
      rates.push(code);
      const defaut = lue.statut === "indisponible" ? lue.defaut : sansListe(lireLiens(code));
      if (defaut.cas === "arretee" && cause !== null) return;
      deSuite++;
      if (derniere || deSuite >= FAUTES_DE_SUITE || FERMEES.includes(defaut.cas)) {
        cause ??= defaut;
        arret.abort();
      }
    };
    try {
      await Promise.all(aLire.map((code) => file.add(() => lire(code))));
    } catch (panne) {
      // A fault of the disk: nothing more can be kept.
      arret.abort();
      throw panne;
    }
    return rates;
  };
  const rates = await passe(codes, false);
  if (cause === null && rates.length > 0) await passe(rates, true);
  if (cause !== null) throw new SynchroError(cause);
  return absents;
}
const FERMEES: readonly Defaut["cas"][] = ["non-souscrite", "refusee", "arretee"];

/** With a reference: those it lacks, those whose list of compétences is another, and a sample spread over the rest. */
function aRelire(codes: readonly string[], fiches: ListesWire["fiches"] | null, tables: Tables): string[] {
  const connus = new Set(tables.metiers.map((m) => m.code));
  const contextes = new Set(tables.contextes.map((c) => c.ogr));
  const itemsDe = new Map<string, Set<string>>();
  for (const { metier, ogr } of tables.items) {
    if (contextes.has(ogr)) continue;
    const siens = itemsDe.get(metier);
    if (siens) siens.add(ogr);
    else itemsDe.set(metier, new Set([ogr]));
  }
  const changes = new Set(codes.filter((code) => !connus.has(code)));
  for (const fiche of fiches ?? []) {
    const [avant, apres] = [itemsDe.get(fiche.code), codesDuGroupe(fiche)];
    if (avant?.size !== apres.size || [...apres].some((ogr) => !avant.has(ogr))) changes.add(fiche.code);
  }
  const reste = codes.filter((code) => !changes.has(code));
  const pas = Math.max(1, Math.floor(reste.length / ECHANTILLON));
  const echantillon = reste.filter((_, i) => i % pas === 0).slice(0, ECHANTILLON);
  return codes.filter((code) => changes.has(code) || echantillon.includes(code));
}

/** Whether a read says something else than the reference: links, their heart, or the order of the moves. */
function differe(lu: LiensWire | undefined, tables: Tables): boolean {
  if (lu === undefined) return false;
  const rows = rowsDesLiens(lu);
  const siens = <R extends { readonly metier: string }>(table: readonly R[]): R[] =>
    table.filter((r) => r.metier === lu.code);
  const items = (liste: Tables["items"]): string =>
    liste
      .map((i) => `${i.ogr} ${i.coeur}`)
      .sort()
      .join();
  const nafs = (liste: Tables["nafsLiens"]): string =>
    liste
      .map((n) => n.code)
      .sort()
      .join();
  const secteurs = (liste: Tables["secteursLiens"]): string =>
    liste
      .map((l) => `${l.secteur} ${l.sousSecteur} ${l.principal}`)
      .sort()
      .join();
  const cibles = (liste: Tables["mobilites"]): string =>
    [...liste]
      .sort((a, b) => a.ordre - b.ordre)
      .map((m) => m.cible)
      .join();
  return (
    items(rows.items) !== items(siens(tables.items)) ||
    secteurs(rows.secteurs) !== secteurs(siens(tables.secteursLiens)) ||
    nafs(rows.nafs) !== nafs(siens(tables.nafsLiens)) ||
    cibles(rows.mobilites) !== cibles(siens(tables.mobilites))
  );
}

/** Lists and reads are minutes apart: a link may lead to what a list does not have. It is left aside, and told. */
function elaguer(rome: RomeTables, suivi: Suivi): RomeTables {
  const t = rome.tables;
  const metiers = new Set(t.metiers.map((m) => m.code));
  const ogrs = new Set([...t.competences, ...t.savoirs, ...t.contextes].map((x) => x.ogr));
  const avecMetier = <R extends { readonly metier: string }>(rows: readonly R[]): R[] =>
    rows.filter((r) => metiers.has(r.metier));
  const tables: Tables = {
    ...t,
    items: avecMetier(t.items).filter((i) => ogrs.has(i.ogr)),
    mobilites: avecMetier(t.mobilites).filter((m) => metiers.has(m.cible)),
    centresInteretLiens: avecMetier(t.centresInteretLiens),
    secteursLiens: avecMetier(t.secteursLiens),
    themesLiens: avecMetier(t.themesLiens),
  };
  const combien = (x: Tables): number =>
    x.items.length +
    x.mobilites.length +
    x.centresInteretLiens.length +
    x.secteursLiens.length +
    x.themesLiens.length;
  const perdus = combien(t) - combien(tables);
  if (perdus > 0)
    suivi.avertissement(`${perdus} liens vers un code que les listes n'ont pas sont laissés de côté.`);
  return { ...rome, tables };
}
