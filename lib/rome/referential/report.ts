import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ecrireAtomique } from "../ecrire";
import { jsonOuNull } from "../json";

/** How a look at the official archive ended: `refuse` for what came and was kept aside, `echec` for what did not come. */
export const bilan = z.object({
  statut: z.enum(["remplace", "a-jour", "refuse", "echec", "occupe"]),
  version: z.string().nullable(),
  detail: z.string(),
});
export type Bilan = z.infer<typeof bilan>;

const resultat = bilan.extend({ le: z.iso.datetime() });
export type Resultat = z.infer<typeof resultat>;

const memoire = z.object({
  /** The last look that came to its end. */
  dernier: resultat.nullable(),
  /** The last refusal, until a version is taken or found to be in service already. */
  refus: resultat.nullable(),
});
/** What is remembered from one look to the next, and from one start to the next: in the data folder. */
export type Memoire = z.infer<typeof memoire>;
export const SANS_MEMOIRE: Memoire = { dernier: null, refus: null };
const NOM = "mise-a-jour.json";

/** What is remembered after one more look. Where another process was at it, nothing was learnt. */
export function retenir(avant: Memoire, vu: Resultat): Memoire {
  if (vu.statut === "occupe") return avant;
  if (vu.statut === "refuse") return { dernier: vu, refus: vu };
  return { dernier: vu, refus: vu.statut === "echec" ? avant.refus : null };
}

export async function readMemoire(dossier: string): Promise<Memoire> {
  const texte = await readFile(join(dossier, NOM), "utf8").catch(() => "");
  return memoire.safeParse(jsonOuNull(texte)).data ?? SANS_MEMOIRE;
}

/** Remembers one more look. */
export async function keepMemoire(dossier: string, vu: Resultat): Promise<void> {
  if (vu.statut === "occupe") return;
  await ecrireAtomique(join(dossier, NOM), `${JSON.stringify(retenir(await readMemoire(dossier), vu))}\n`);
}

/** State of the updates, for `/api/sante`. On `globalThis`, as the referential is. */
export type MiseAJour = ({ readonly statut: "inactive" | "en-cours" } | Resultat) & Memoire;

const CLE = Symbol.for("passerelles.mise-a-jour");
const porteur = globalThis as unknown as Record<symbol, MiseAJour | undefined>;

export const miseAJour = (): MiseAJour => porteur[CLE] ?? { statut: "inactive", ...SANS_MEMOIRE };

export function noter(etat: MiseAJour): void {
  porteur[CLE] = etat;
}
