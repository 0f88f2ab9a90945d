import type { Contenu } from "@/lib/dossiers/contenu";
import { ficheItems, reponseProfil } from "@/lib/http/formes";
import type { demandeProfil, Mobilite } from "@/lib/mobilite";
import type { FicheItems } from "@/lib/profil";
import { routes } from "@/lib/routes";
import { z } from "@/lib/zod";
import type { Acquis } from "./modifier";

type Demande = z.input<typeof demandeProfil>;

/** A fiche, as far as the workspace needs it; null when the ROME in service has not this code. */
export interface Fiche {
  readonly code: string;
  readonly items: FicheItems;
  readonly acquis: Acquis;
}

/** @throws when the server does not answer, or not as it should. */
export async function fetchFiche(code: string, signal?: AbortSignal): Promise<Fiche | null> {
  const recue = await fetch(routes.api.metier(code), signal ? { signal } : {});
  if (recue.status === 404) return null;
  if (!recue.ok) throw new Error(`HTTP ${recue.status}`);
  const { competences, savoirs } = ficheItems.parse(await recue.json());
  return {
    code,
    items: {
      competences: competences.map(({ code: ogr, libelle, type, enjeu }) => ({
        competence: { ogr, libelle, categorie: type, objectif: enjeu === null ? null : { enjeu } },
      })),
      savoirs: savoirs.map(({ code: ogr, libelle, categorie }) => ({ savoir: { ogr, libelle, categorie } })),
    },
    acquis: { competences: competences.map((c) => c.code), savoirs: savoirs.map((s) => s.code) },
  };
}

/** The question about a person; null while there is nothing to start from. Codes alone leave the browser. */
export function demandeDe({ passes, acquis, souhaits }: Contenu, limite: number): Demande | null {
  const nombre = acquis.competences.length + acquis.savoirs.length;
  if (passes.length + nombre === 0) return null;
  return {
    metiers: passes.map((p) => p.code),
    // Nothing ticked yet: the fiches of the métiers held stand for it.
    ...(nombre === 0 ? {} : { competences: acquis.competences, savoirs: acquis.savoirs }),
    sans: { contextes: souhaits.sansContextes, reglemente: souhaits.sansReglemente },
    avec: { centresInteret: souhaits.centresInteret, riasec: souhaits.riasec },
    limite,
  };
}

/** The question about the métiers set aside, whatever is refused. */
export function demandeSelection(contenu: Contenu): Demande | null {
  const demande = demandeDe(contenu, 1);
  if (demande === null || contenu.selection.length === 0) return null;
  const { metiers, competences, savoirs } = demande;
  return {
    metiers,
    ...(competences === undefined ? {} : { competences, savoirs }),
    vers: contenu.selection.map((s) => s.code),
  };
}

export interface ReponsePistes {
  readonly version: string;
  readonly propositions: readonly Mobilite[];
  /** Codes of the document that the ROME in service has no more. */
  readonly inconnus: readonly string[];
}

/** A question refused: the codes in it that the version in service does not have. */
const refus = z.object({ codes: z.array(z.string()).optional() });

/** Lists of a question that hold codes. */
const LISTES = 5;

/**
 * Asks for options. Codes that the version in service does not have are left out and told.
 * @throws when the server does not answer, or not as it should.
 */
export async function fetchPistes(demande: Demande, signal: AbortSignal): Promise<ReponsePistes> {
  const inconnus: string[] = [];
  let posee = demande;
  for (let i = 0; i <= LISTES; i++) {
    const recue = await fetch(routes.api.profil(), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(posee),
      signal,
    });
    if (recue.ok) return { ...reponseProfil.parse(await recue.json()), inconnus };
    const { codes } = recue.status === 400 ? refus.parse(await recue.json()) : {};
    if (codes === undefined) throw new Error(`HTTP ${recue.status}`);
    inconnus.push(...codes);
    posee = sansCodes(posee, new Set(codes));
    const rien = [posee.metiers, posee.competences, posee.savoirs].every((l) => (l ?? []).length === 0);
    if (rien || (demande.vers !== undefined && posee.vers?.length === 0))
      return { version: "", propositions: [], inconnus };
  }
  throw new Error("codes inconnus");
}

function sansCodes(demande: Demande, otes: ReadonlySet<string>): Demande {
  const reste = (codes: readonly string[] | undefined): string[] | undefined =>
    codes?.filter((c) => !otes.has(c));
  return {
    ...demande,
    metiers: reste(demande.metiers),
    competences: reste(demande.competences),
    savoirs: reste(demande.savoirs),
    vers: reste(demande.vers),
    sans: { ...demande.sans, contextes: reste(demande.sans?.contextes) },
    avec: { ...demande.avec, centresInteret: reste(demande.avec?.centresInteret) },
  };
}
