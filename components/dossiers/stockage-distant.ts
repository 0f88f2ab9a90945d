import { z } from "zod";
import { type Brouillon, Brouillons } from "@/components/rendez-vous/brouillons";
import type { Sauvegarde, Stockage } from "@/components/rendez-vous/stockage";
import { type Contenu, lireContenu } from "@/lib/dossiers/contenu";
import { routes } from "@/lib/routes";

/** What a page knows of a dossier when it opens it. */
export interface DossierOuvert {
  readonly id: string;
  readonly version: number;
  readonly contenu: Contenu;
}

const reponseFait = z.object({ version: z.int(), modifieLe: z.string() });
const reponseConflit = z.object({ version: z.int(), contenu: z.unknown(), parMoi: z.boolean() });
const reponseRefus = z.object({ detail: z.string() });

/** A save that takes longer is taken for a lost network. */
const ATTENTE_MS = 15_000;
/** Browsers let a request outlive its page up to 64 kB. */
const SURVIE_MAX = 60_000;

/** What was typed and is not on the server yet, in this browser. Removed as soon as the server has it. */
const attentes = new Brouillons("passerelles.dossier.");

/** A saved dossier: each save is over the version that was read, and is refused when someone saved since. */
export function stockageDistant(ouvert: DossierOuvert): Stockage {
  const { id } = ouvert;
  let version = ouvert.version;
  let retenu: Contenu | null = null;
  /** What a page that fell had not sent: `null` once it is, or was set aside, `undefined` before it was looked for. */
  let repris: Brouillon | null | undefined;
  let leur: { readonly version: number; readonly contenu: Contenu } | null = null;

  const attendre = (): void => attentes.ecrire(id, retenu && { revision: version, contenu: retenu });
  const solder = (): void => {
    if (repris) attentes.effacer(repris);
    repris = null;
  };

  async function enregistrer(contenu: Contenu, choix?: "garder-le-mien"): Promise<Sauvegarde> {
    if (choix === "garder-le-mien" && leur !== null) version = leur.version;
    const ecrit = retenu;
    const corps = JSON.stringify({ version, contenu });
    let reponse: Response;
    try {
      reponse = await fetch(routes.api.dossier(id), {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: corps,
        keepalive: document.visibilityState === "hidden" && corps.length < SURVIE_MAX,
        signal: AbortSignal.timeout(ATTENTE_MS),
      });
    } catch {
      return { statut: "en-attente", raison: "hors-ligne" };
    }
    const json: unknown = await reponse.json().catch(() => null);
    if (reponse.status === 409) {
      const lu = reponseConflit.safeParse(json);
      const autre = lireContenu(lu.data?.contenu);
      if (!lu.success || autre.statut === "refuse") return { statut: "en-attente", raison: "indisponible" };
      leur = { version: lu.data.version, contenu: autre.contenu };
      const auteur = lu.data.parMoi ? null : "Une autre personne";
      return { statut: "conflit", leur: autre.contenu, auteur };
    }
    if (reponse.status === 401) return { statut: "en-attente", raison: "deconnecte" };
    if (reponse.status >= 500 || reponse.status === 429)
      return { statut: "en-attente", raison: "indisponible" };
    const fait = reponseFait.safeParse(json);
    if (!reponse.ok || !fait.success) {
      const raison = reponseRefus.safeParse(json).data?.detail ?? "Le serveur a refusé cet enregistrement.";
      return { statut: "refuse", raison };
    }
    version = fait.data.version;
    leur = null;
    if (retenu === ecrit) retenu = null;
    attendre();
    solder();
    return { statut: "enregistre", le: fait.data.modifieLe };
  }

  return {
    async ouvrir() {
      if (leur !== null) {
        // Theirs was chosen over ours.
        const choisi = leur;
        version = choisi.version;
        leur = null;
        return choisi.contenu;
      }
      if (repris === undefined) repris = await attentes.abandonne(id, ouvert.contenu);
      if (repris === null) return ouvert.contenu;
      // Of a page that fell: when someone saved since, the save that follows tells of it.
      version = repris.revision;
      return repris.contenu;
    },
    aReprendre: () => repris !== null && repris !== undefined,
    oublier() {
      retenu = null;
      attendre();
      solder();
    },
    enregistrer,
    retenir(contenu) {
      retenu = contenu;
      attendre();
    },
  };
}
