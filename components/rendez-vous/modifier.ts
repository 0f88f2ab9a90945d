/** What a press does to the document of an appointment. Pure functions: the same document when nothing changes. */
import { type Contenu, LIMITES, type MetierChoisi } from "@/lib/dossiers/contenu";

/** Compétences and savoirs, by their codes. */
export type Acquis = Contenu["acquis"];

/** A métier held, last; once. */
export const ajouterPasse = (c: Contenu, metier: MetierChoisi): Contenu =>
  c.passes.length >= LIMITES.metiers || c.passes.some((p) => p.code === metier.code)
    ? c
    : { ...c, passes: [...c.passes, { ...metier, annees: null }] };

export const noterAnnees = (c: Contenu, code: string, annees: number | null): Contenu => ({
  ...c,
  passes: c.passes.map((p) => (p.code === code ? { ...p, annees } : p)),
});

/**
 * Without a métier held.
 * @param sien what its fiche asks for. @param autres what those of the other métiers ask for: it stays ticked.
 */
export const retirerPasse = (c: Contenu, code: string, sien: Acquis, autres: Acquis): Contenu => ({
  ...c,
  passes: c.passes.filter((p) => p.code !== code),
  acquis: {
    competences: sans(c.acquis.competences, sien.competences, autres.competences),
    savoirs: sans(c.acquis.savoirs, sien.savoirs, autres.savoirs),
  },
});

const sans = (tous: readonly string[], otes: readonly string[], gardes: readonly string[]): string[] => {
  const partis = new Set(otes);
  for (const garde of gardes) partis.delete(garde);
  return tous.filter((code) => !partis.has(code));
};

/** Ticks all of it, as far as there is room: compétences and savoirs count together. */
export function cocher(c: Contenu, { competences, savoirs }: Acquis): Contenu {
  const tous = {
    competences: union(c.acquis.competences, competences),
    savoirs: union(c.acquis.savoirs, savoirs),
  };
  const place = LIMITES.acquis - tous.competences.length;
  return {
    ...c,
    acquis:
      place >= tous.savoirs.length
        ? tous
        : {
            competences: tous.competences.slice(0, LIMITES.acquis),
            savoirs: tous.savoirs.slice(0, Math.max(0, place)),
          },
  };
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

export const decocher = (c: Contenu, { competences, savoirs }: Acquis): Contenu => ({
  ...c,
  acquis: {
    competences: sans(c.acquis.competences, competences, []),
    savoirs: sans(c.acquis.savoirs, savoirs, []),
  },
});

/** In when it was out, out when it was in; the same list when it is full. */
export const basculer = <T>(liste: readonly T[], valeur: T, max: number): T[] =>
  liste.includes(valeur)
    ? liste.filter((v) => v !== valeur)
    : liste.length >= max
      ? [...liste]
      : [...liste, valeur];

/** All in when one of them was out, else all out; the same list when they do not fit. */
export function basculerTous<T>(liste: readonly T[], valeurs: readonly T[], max: number): T[] {
  const reste = liste.filter((v) => !valeurs.includes(v));
  if (valeurs.every((v) => liste.includes(v))) return reste;
  return reste.length + valeurs.length > max ? [...liste] : [...reste, ...valeurs];
}

export const changerSouhaits = (c: Contenu, souhaits: Partial<Contenu["souhaits"]>): Contenu => ({
  ...c,
  souhaits: { ...c.souhaits, ...souhaits },
});

/** A métier is set aside, last, or no longer. */
export const basculerSelection = (c: Contenu, metier: MetierChoisi): Contenu =>
  c.selection.some((s) => s.code === metier.code)
    ? { ...c, selection: c.selection.filter((s) => s.code !== metier.code) }
    : c.selection.length >= LIMITES.selection
      ? c
      : { ...c, selection: [...c.selection, { ...metier, note: "" }] };

export const noter = (c: Contenu, code: string, note: string): Contenu => ({
  ...c,
  selection: c.selection.map((s) => (s.code === code ? { ...s, note } : s)),
});

/** One place up (-1) or down (1). */
export function deplacer(c: Contenu, code: string, sens: -1 | 1): Contenu {
  const ou = c.selection.findIndex((s) => s.code === code);
  const [moi, autre] = [c.selection[ou], c.selection[ou + sens]];
  if (moi === undefined || autre === undefined) return c;
  return { ...c, selection: c.selection.with(ou, autre).with(ou + sens, moi) };
}

export const ajouterEtape = (c: Contenu, texte: string): Contenu =>
  texte.trim() === "" || c.etapes.length >= LIMITES.etapes
    ? c
    : { ...c, etapes: [...c.etapes, { texte: texte.trim(), faite: false }] };

export const changerEtape = (
  c: Contenu,
  rang: number,
  etape: Partial<Contenu["etapes"][number]>,
): Contenu => ({ ...c, etapes: c.etapes.map((e, i) => (i === rang ? { ...e, ...etape } : e)) });

export const retirerEtape = (c: Contenu, rang: number): Contenu => ({
  ...c,
  etapes: c.etapes.filter((_, i) => i !== rang),
});
