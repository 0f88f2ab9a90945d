import type { Contenu } from "@/lib/dossiers/contenu";
import { ficheItems, reponseProfil } from "@/lib/http/formes";
import type { demandeProfil, Proposition } from "@/lib/mobilite";
import { casesDe, type FicheItems, groupesDe } from "@/lib/profil";
import { routes } from "@/lib/routes";
import { z } from "@/lib/zod";
import type { Acquis } from "./modifier";

type Demande = z.input<typeof demandeProfil>;

/** A fiche, as far as the workspace needs it; null when the ROME in service has not this code. */
export interface Fiche {
  readonly code: string;
  readonly items: FicheItems;
  /** All that it asks for. */
  readonly acquis: Acquis;
  /** What having held the métier ticks. */
  readonly supposes: Acquis;
  /** OGR of the conditions of work that it names. */
  readonly contextes: readonly string[];
  /** null: the ROME does not tell. */
  readonly reglemente: boolean | null;
}

/** What is read of a fiche. */
const ficheLue = ficheItems.extend({
  contextes: z.array(z.object({ code: z.string() })),
  reglemente: z.boolean().nullable(),
});

/** @throws when the server does not answer, or not as it should. */
export async function fetchFiche(code: string, signal?: AbortSignal): Promise<Fiche | null> {
  const recue = await fetch(routes.api.metier(code), signal ? { signal } : {});
  if (recue.status === 404) return null;
  if (!recue.ok) throw new Error(`HTTP ${recue.status}`);
  const { competences, savoirs, contextes, reglemente } = ficheLue.parse(await recue.json());
  const items: FicheItems = {
    competences: competences.map(({ code: ogr, libelle, type, enjeu }) => ({
      competence: { ogr, libelle, categorie: type, objectif: enjeu === null ? null : { enjeu } },
    })),
    savoirs: savoirs.map(({ code: ogr, libelle, categorie }) => ({ savoir: { ogr, libelle, categorie } })),
  };
  const acquis = { competences: competences.map((c) => c.code), savoirs: savoirs.map((s) => s.code) };
  const cochees = new Set(casesDe(groupesDe([items])).cochees);
  return {
    code,
    items,
    acquis,
    supposes: {
      competences: acquis.competences.filter((c) => cochees.has(c)),
      savoirs: acquis.savoirs.filter((c) => cochees.has(c)),
    },
    contextes: contextes.map((c) => c.code),
    reglemente,
  };
}

/** The question about a person; null while there is nothing to start from. Codes alone leave the browser. */
export function demandeDe({ passes, acquis, souhaits }: Contenu, limite: number): Demande | null {
  const nombre = acquis.competences.length + acquis.savoirs.length;
  if (passes.length + nombre === 0) return null;
  return {
    metiers: passes.map((p) => p.code),
    // Nothing ticked yet: the compétences of the métiers held stand for it; their savoirs are diplomas too.
    ...(nombre === 0 ? { savoirs: [] } : { competences: acquis.competences, savoirs: acquis.savoirs }),
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
    competences,
    savoirs,
    vers: contenu.selection.map((s) => s.code),
  };
}

export interface ReponsePistes {
  readonly version: string;
  readonly propositions: readonly Proposition[];
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
