import { setTimeout as sleep } from "node:timers/promises";
import { env } from "../env";
import { type Dossiers, migrer, motif, ouvrir, repond } from "./base/ouvrir";
import { type Coffre, coffre as coffreDe } from "./coffre";
import { type Depot, depot } from "./depot";
import { type Liens, liens } from "./liens";
import { reglagesDossiers } from "./reglages";
import { resceller } from "./resceller";
import { empreinteDeBase } from "./secrets";
import { type Utilisateurs, utilisateurs } from "./utilisateurs";
import { type Verifications, verifications } from "./verifications";

export interface Service {
  readonly depot: Depot;
  readonly utilisateurs: Utilisateurs;
  readonly liens: Liens;
  readonly verifications: Verifications;
}

/** The database answers, or not: nothing of it may then be shown as empty. */
export type EtatService =
  | { readonly statut: "pret"; readonly service: Service }
  | { readonly statut: "indisponible"; readonly raison: string };

/** A database that could not be opened is tried again after this time, not at each request. */
const REPRISE_MS = 2_000;
const HEURE_MS = 3_600_000;
/** A load balancer does not wait for a database that is gone. */
const SANTE_MS = 1_000;

interface Ouverte {
  readonly db: Dossiers;
  readonly coffre: Coffre;
  readonly service: Service;
  readonly mois: number;
}
/** On `globalThis`: the server's start-up code and its routes are separate bundles, and one pool serves them all. */
const CLE = Symbol.for("passerelles.dossiers");
const porteur = globalThis as unknown as Record<
  symbol,
  { ouverture: Promise<Ouverte>; echecLe: number | null; raison: string } | undefined
>;

const maintenant = (): string => new Date().toISOString();

async function ouvrirService(): Promise<Ouverte> {
  const reglages = reglagesDossiers(process.env, env().romeDataDir);
  const db = ouvrir(reglages.url);
  try {
    await migrer(db);
    const coffre = coffreDe(reglages.cles());
    const outils = { db, coffre, empreinte: await empreinteDeBase(db, coffre), maintenant };
    return {
      db,
      coffre,
      mois: reglages.mois,
      service: {
        depot: depot(outils),
        utilisateurs: utilisateurs(outils),
        liens: liens({ ...outils, octetsMax: reglages.plansMax }),
        verifications: verifications(outils),
      },
    };
  } catch (cause) {
    await db.destroy().catch(() => {});
    throw cause;
  }
}

async function ouverte(): Promise<Ouverte> {
  const connue = porteur[CLE];
  if (connue !== undefined && (connue.echecLe === null || Date.now() - connue.echecLe < REPRISE_MS)) {
    return connue.ouverture;
  }
  const ouverture = ouvrirService();
  const essai = { ouverture, echecLe: null as number | null, raison: "" };
  porteur[CLE] = essai;
  ouverture.catch((cause: unknown) => {
    essai.echecLe = Date.now();
    essai.raison = motif(cause);
  });
  return ouverture;
}

/** Dossiers, accounts and shared plans of this process; opened and brought up to date at the first call. */
export async function dossiers(): Promise<EtatService> {
  try {
    return { statut: "pret", service: (await ouverte()).service };
  } catch (cause) {
    return { statut: "indisponible", raison: motif(cause) };
  }
}

/** What `/api/sante` says of the database; asks it one thing. Null: it was never asked for. */
export async function santeDossiers(): Promise<"ok" | "indisponible" | null> {
  if (porteur[CLE] === undefined) return null;
  const repondu = ouverte().then(
    ({ db }) => repond(db),
    () => false,
  );
  const trop = sleep(SANTE_MS, false, { ref: false });
  return (await Promise.race([repondu, trop])) ? "ok" : "indisponible";
}

/**
 * What is done every hour, whoever is there: expired links and codes, dossiers and accounts past their time, long histories, rows
 * that an old key sealed. A database that does not answer is left for the next hour.
 */
export async function entretenir(): Promise<void> {
  try {
    const { db, coffre, service, mois } = await ouverte();
    const limite = new Date();
    limite.setUTCMonth(limite.getUTCMonth() - mois);
    await service.liens.purger();
    await service.verifications.purger();
    await service.depot.purger(limite.toISOString());
    await service.depot.eclaircir(limite.toISOString());
    await service.utilisateurs.purger(limite.toISOString());
    const { fermes } = await resceller({ db, coffre });
    if (fermes > 0)
      process.stderr.write(
        `Dossiers : ce que n’ouvre aucune clé des réglages est laissé tel quel (${fermes}).\n`,
      );
  } catch (cause) {
    process.stderr.write(`Dossiers : l’entretien n’a pas pu se faire (${motif(cause)}).\n`);
  }
}

/** Starts the hourly work; it never keeps the process alive. */
export function startEntretien(): void {
  void entretenir();
  setInterval(() => void entretenir(), HEURE_MS).unref();
}
