// idb: promises over IndexedDB, whose own events lose errors easily; 1 kB.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type Contenu, lireContenu } from "@/lib/dossiers/contenu";
import { type Brouillon, Brouillons } from "./brouillons";
import type { Sauvegarde, Stockage } from "./stockage";

/** A plan left on the server, and what revokes it. */
export interface LienGarde {
  readonly jeton: string;
  readonly cle: string;
  readonly revocation: string;
  readonly expireLe: string;
  /** `modifieLe` of the appointment that it shows. */
  readonly de: string;
}
interface Rangee {
  readonly id: string;
  /** One more at each save: two windows tell by it that the other one saved. */
  readonly revision: number;
  readonly contenu: unknown;
}
interface Base extends DBSchema {
  "rendez-vous": { key: string; value: Rangee };
  liens: { key: string; value: LienGarde & { readonly rendezVous: string }; indexes: { rendezVous: string } };
}

/** An appointment in the list. */
export interface Resume {
  readonly id: string;
  readonly contenu: Contenu;
}

let ouverte: Promise<IDBPDatabase<Base>> | undefined;

/** Rejects where the browser refuses: private window, storage blocked, disk full. */
async function base(): Promise<IDBPDatabase<Base>> {
  ouverte ??= openDB<Base>("passerelles", 1, {
    upgrade(db) {
      db.createObjectStore("rendez-vous", { keyPath: "id" });
      db.createObjectStore("liens", { keyPath: "jeton" }).createIndex("rendezVous", "rendezVous");
    },
    terminated() {
      ouverte = undefined;
    },
  });
  ouverte.catch(() => {
    ouverte = undefined;
  });
  return ouverte;
}

const motif = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** A save in IndexedDB takes a few milliseconds, and a page that is closed meanwhile loses it: the last state waits there. */
const attentes = new Brouillons("passerelles.rendez-vous.");

const CANAL = "passerelles.rendez-vous";
const annoncer = (id: string): void => {
  const canal = new BroadcastChannel(CANAL);
  canal.postMessage(id);
  canal.close();
};

/** Calls back with the identifier of an appointment that another window saved or erased. */
export function ecouter(rappel: (id: string) => void): () => void {
  const canal = new BroadcastChannel(CANAL);
  canal.onmessage = ({ data }) => {
    if (typeof data === "string") rappel(data);
  };
  return () => canal.close();
}

/** An appointment kept in this browser alone. */
export function stockageLocal(id: string): Stockage {
  let revision = 0;
  let retenu: Contenu | null = null;
  /** What a page that fell had not saved: `null` once it is saved or set aside, `undefined` before it was looked for. */
  let repris: Brouillon | null | undefined;
  const tamponner = (): void => attentes.ecrire(id, retenu && { revision, contenu: retenu });
  const solder = (): void => {
    if (repris) attentes.effacer(repris);
    repris = null;
  };

  return {
    async ouvrir() {
      const rangee = await base()
        .then((b) => b.get("rendez-vous", id))
        .catch(() => undefined);
      const lu = lireContenu(rangee?.contenu);
      const garde = lu.statut === "lu" ? lu.contenu : null;
      revision = rangee?.revision ?? 0;
      if (repris === undefined) repris = await attentes.abandonne(id, garde);
      if (repris === null) return garde;
      // Of another revision, someone saved since: the save that follows tells of it, and a person chooses.
      revision = repris.revision;
      return repris.contenu;
    },

    aReprendre: () => repris !== null && repris !== undefined,

    oublier() {
      retenu = null;
      tamponner();
      solder();
    },

    retenir(contenu) {
      retenu = contenu;
      tamponner();
    },

    async enregistrer(contenu, choix): Promise<Sauvegarde> {
      const ecrit = retenu;
      try {
        const transaction = (await base()).transaction("rendez-vous", "readwrite", { durability: "strict" });
        const presente = await transaction.store.get(id);
        if (choix !== "garder-le-mien" && (presente?.revision ?? 0) !== revision) {
          await transaction.done;
          const leur = lireContenu(presente?.contenu);
          if (leur.statut === "lu") return { statut: "conflit", leur: leur.contenu, auteur: null };
        }
        const suivante = Math.max(presente?.revision ?? 0, revision) + 1;
        await Promise.all([transaction.store.put({ id, revision: suivante, contenu }), transaction.done]);
        revision = suivante;
        if (retenu === ecrit) retenu = null;
        tamponner();
        solder();
        annoncer(id);
        return { statut: "enregistre", le: contenu.modifieLe };
      } catch (cause) {
        return { statut: "impossible", raison: motif(cause) };
      }
    },

    suivre: (rappel) =>
      ecouter((autre) => {
        if (autre === id) rappel();
      }),
  };
}

/** The appointments of this browser, the last modified first; those it can give, where it refuses to store. */
export async function lister(): Promise<Resume[]> {
  const rangees = await base()
    .then((b) => b.getAll("rendez-vous"))
    .catch(() => []);
  const brouillons = attentes.tous();
  const gardes = rangees.flatMap(({ id, contenu, revision }): Resume[] => {
    const tampon = brouillons.find((t) => t.id === id && t.revision === revision);
    if (tampon !== undefined) return [{ id, contenu: tampon.contenu }];
    const lu = lireContenu(contenu);
    return lu.statut === "lu" ? [{ id, contenu: lu.contenu }] : [];
  });
  // Those whose page went away before their first save: the last draft of each.
  const connus = new Set(rangees.map((r) => r.id));
  const seuls = new Map(brouillons.toReversed().map((t) => [t.id, t.contenu]));
  for (const id of connus) seuls.delete(id);
  return [...gardes, ...[...seuls].map(([id, contenu]): Resume => ({ id, contenu }))].sort((x, y) =>
    y.contenu.modifieLe.localeCompare(x.contenu.modifieLe),
  );
}

/**
 * Erases an appointment, and the keys of the links made from it: the links themselves live until their date.
 * @returns those links, for an erasure that is taken back.
 * @throws where the browser refuses: what it kept may still be there.
 */
export async function effacer(id: string): Promise<LienGarde[]> {
  for (const brouillon of attentes.tous()) if (brouillon.id === id) attentes.effacer(brouillon);
  const transaction = (await base()).transaction(["rendez-vous", "liens"], "readwrite");
  const liens = await transaction.objectStore("liens").index("rendezVous").getAll(id);
  await Promise.all([
    transaction.objectStore("rendez-vous").delete(id),
    ...liens.map(({ jeton }) => transaction.objectStore("liens").delete(jeton)),
    transaction.done,
  ]);
  annoncer(id);
  return liens;
}

/**
 * Puts an appointment there: an import, a copy of a plan, an erasure that is taken back with the links it had.
 * @throws where the browser refuses.
 */
export async function deposer(id: string, contenu: Contenu, liens: readonly LienGarde[] = []): Promise<void> {
  const transaction = (await base()).transaction(["rendez-vous", "liens"], "readwrite");
  await Promise.all([
    transaction.objectStore("rendez-vous").put({ id, revision: 1, contenu }),
    ...liens.map((lien) => transaction.objectStore("liens").put({ ...lien, rendezVous: id })),
    transaction.done,
  ]);
  annoncer(id);
}

/** The links made from an appointment that are still alive. */
export async function liensDe(rendezVous: string): Promise<LienGarde[]> {
  const tous = await (await base()).getAllFromIndex("liens", "rendezVous", rendezVous);
  const maintenant = new Date().toISOString();
  return tous.filter((lien) => lien.expireLe > maintenant);
}

export async function garderLien(rendezVous: string, lien: LienGarde): Promise<void> {
  await (await base()).put("liens", { ...lien, rendezVous });
}

export async function oublierLien(jeton: string): Promise<void> {
  await (await base()).delete("liens", jeton);
}
