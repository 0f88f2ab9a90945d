import { type Contenu, lireContenu } from "@/lib/dossiers/contenu";
import { nouvelId } from "./identifiant";

/** What was typed and is not saved yet. */
export interface Brouillon {
  readonly cle: string;
  readonly id: string;
  readonly page: string;
  /** Of what is stored, which the words start from. */
  readonly revision: number;
  readonly contenu: Contenu;
}

const PAGE = nouvelId();
/** Names of the locks of the pages that are there: the browser releases one with its page, however that ends. */
const VERROU = "passerelles.page.";
let vit = false;

/** Tells the other pages that this one lives. Without Web Locks (plain http), no page knows of another. */
function vivre(): void {
  if (vit) return;
  vit = true;
  // Held until the page goes away.
  void navigator.locks?.request(VERROU + PAGE, () => new Promise(() => {})).catch(() => {});
}

/** Pages that are there, but this one: what they have not saved yet is their business. */
async function pagesVivantes(): Promise<ReadonlySet<string>> {
  const tenus = await navigator.locks?.query().catch(() => null);
  const noms = (tenus?.held ?? []).map(({ name = "" }) => name);
  return new Set(
    noms.filter((n) => n.startsWith(VERROU) && n !== VERROU + PAGE).map((n) => n.slice(VERROU.length)),
  );
}

/** The same words, whenever they were written. */
const pareils = (x: Contenu, y: Contenu): boolean =>
  JSON.stringify({ ...x, modifieLe: "" }) === JSON.stringify({ ...y, modifieLe: "" });

/**
 * What waits to be saved, in `localStorage`: written at once, which neither IndexedDB nor a server is. Each page has a place of its
 * own there: one that falls leaves a draft that no other page writes over. Nothing throws: the save itself tells of a storage that
 * refuses.
 */
export class Brouillons {
  readonly #prefixe: string;

  /** @param prefixe of the keys, with its last dot. */
  constructor(prefixe: string) {
    this.#prefixe = prefixe;
  }

  /** @param attente null once all is saved. */
  ecrire(id: string, attente: Pick<Brouillon, "revision" | "contenu"> | null): void {
    vivre();
    const cle = `${this.#prefixe}${id}.${PAGE}`;
    try {
      if (attente === null) localStorage.removeItem(cle);
      else localStorage.setItem(cle, JSON.stringify(attente));
    } catch {}
  }

  effacer({ cle }: Brouillon): void {
    try {
      localStorage.removeItem(cle);
    } catch {}
  }

  /** Every draft of this browser, the last modified first. */
  tous(): Brouillon[] {
    try {
      return Object.keys(localStorage)
        .filter((cle) => cle.startsWith(this.#prefixe))
        .flatMap((cle) => this.#lire(cle) ?? [])
        .sort((x, y) => y.contenu.modifieLe.localeCompare(x.contenu.modifieLe));
    } catch {
      return [];
    }
  }

  /**
   * The last draft that no page holds any more; those whose words are stored already go away.
   * @param garde what is stored.
   */
  async abandonne(id: string, garde: Contenu | null): Promise<Brouillon | null> {
    vivre();
    const vivantes = await pagesVivantes();
    const [dernier = null] = this.tous().filter((brouillon) => {
      if (brouillon.id !== id || vivantes.has(brouillon.page)) return false;
      if (garde === null || !pareils(brouillon.contenu, garde)) return true;
      this.effacer(brouillon);
      return false;
    });
    return dernier;
  }

  /** Null for what does not read: the others are still there. */
  #lire(cle: string): Brouillon | null {
    try {
      const brut: unknown = JSON.parse(localStorage.getItem(cle) ?? "null");
      if (typeof brut !== "object" || brut === null || !("revision" in brut) || !("contenu" in brut))
        return null;
      const lu = lireContenu(brut.contenu);
      const [id = "", page = ""] = cle.slice(this.#prefixe.length).split(".");
      return lu.statut === "lu" && typeof brut.revision === "number"
        ? { cle, id, page, revision: brut.revision, contenu: lu.contenu }
        : null;
    } catch {
      return null;
    }
  }
}
