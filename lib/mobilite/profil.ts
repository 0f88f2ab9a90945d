import type { CodeMetier, Competence, Contexte, Metier, Referential, Savoir } from "../rome";
import { possedes } from "./acquis";
import type { DemandeProfil } from "./demande";
import type { Fiche } from "./facettes/facette";
import type { Ligne } from "./lignes";
import { expliquer, ligneDe, type Mobilite, sourceFaite } from "./mobilites";
import { type Modele, modeleDe } from "./modele";
import { parts, scoresDepuis } from "./proximite";

/** A move of a person. */
export interface Proposition extends Mobilite {
  /** Métiers held that it starts from: those whose official table has it; for a computed one, the nearest. */
  readonly depuis: readonly { readonly code: CodeMetier; readonly libelle: string }[];
}

export type Profil =
  | { readonly statut: "trouve"; readonly propositions: readonly Proposition[] }
  /** `champ` is the parameter at fault, `detail` a French sentence that names the values. */
  | {
      readonly statut: "invalide";
      readonly champ: string;
      readonly detail: string;
      /** Codes that the referential does not have. */
      readonly codes: readonly string[];
    };

/**
 * Moves for a person: métiers held, compétences and savoirs ticked, conditions refused. The métiers held are not proposed.
 * A list of compétences or of savoirs that is not given stands for all those of the métiers held; one that is given, even
 * empty, is exactly what is ticked. Ticking adds to the scores and never takes away. The order of lists does not count.
 * With `vers`, these métiers alone, wished for or not.
 */
export function profil(referential: Referential, demande: DemandeProfil): Profil {
  const inconnu = codesInconnus(referential, demande);
  if (inconnu) return { statut: "invalide", ...inconnu };
  const modele = modeleDe(referential);
  const fiche = ficheDuProfil(referential, demande);
  const ligne = modele.vectoriser(fiche);
  const scores = scoresDepuis(modele, ligne);
  const lignes = parMetier(modele, fiche, ligne);
  const source = sourceFaite(fiche, lignes);
  const tenus = new Set(fiche.metiers.map((m) => m.code));
  const officiels = departsOfficiels(fiche.metiers);
  const voulu = filtreDe(demande);
  const possibles = modele.metiers
    .map((metier, cible) => ({
      metier,
      cible,
      score: scores[cible] ?? 0,
      officiel: officiels.get(metier.code),
    }))
    .filter(({ metier, score }) => !tenus.has(metier.code) && voulu(metier, score))
    .sort((a, b) => b.score - a.score || a.cible - b.cible)
    .slice(0, demande.vers.length || demande.limite);
  return {
    statut: "trouve",
    propositions: possibles.map(({ cible, score, officiel }) => ({
      ...expliquer(modele, source, { cible, score, ordre: officiel?.ordre ?? null }),
      depuis: (officiel?.metiers ?? lePlusProche(fiche.metiers, lignes, ligneDe(modele, cible))).map(
        ({ code, libelle }) => ({ code, libelle }),
      ),
    })),
  };
}

/** Whether a métier is among those asked for. */
function filtreDe({ sans, avec, vers }: DemandeProfil): (metier: Metier, score: number) => boolean {
  if (vers.length > 0) {
    const nommes = new Set<string>(vers);
    return (metier) => nommes.has(metier.code);
  }
  const refuses = new Set<string>(sans.contextes);
  const centres = new Set(avec.centresInteret);
  const lettres = new Set<string>(avec.riasec);
  return (metier, score) =>
    score > 0 &&
    !(sans.reglemente && metier.reglemente === true) &&
    !metier.contextes.some((c) => refuses.has(c.ogr)) &&
    (centres.size === 0 || metier.centresInteret.some(({ centre }) => centres.has(centre.code))) &&
    (lettres.size === 0 || metier.riasec.some((lettre) => lettres.has(lettre)));
}

interface DepartOfficiel {
  /** The best of its ranks. */
  readonly ordre: number;
  readonly metiers: readonly Metier[];
}

/** By target, the métiers held whose official table has it, the best rank first. */
function departsOfficiels(tenus: readonly Metier[]): ReadonlyMap<CodeMetier, DepartOfficiel> {
  const liens = tenus
    .flatMap((metier) => metier.mobilites.map(({ cible, ordre }) => ({ metier, cible, ordre })))
    .sort((a, b) => a.ordre - b.ordre);
  const departs = new Map<CodeMetier, DepartOfficiel>();
  for (const { metier, cible, ordre } of liens) {
    const avant = departs.get(cible);
    departs.set(cible, { ordre: avant?.ordre ?? ordre, metiers: [...(avant?.metiers ?? []), metier] });
  }
  return departs;
}

/** Of the métiers held, the one whose fiche brings most to the target; none where nothing is held or shared. */
function lePlusProche(tenus: readonly Metier[], lignes: readonly Ligne[], cible: Ligne): Metier[] {
  const [premier] = tenus
    .map((metier, i) => {
      const ligne = lignes[i];
      return { metier, apport: ligne ? parts(ligne, cible).reduce((a, b) => a + b, 0) : 0 };
    })
    .filter(({ apport }) => apport > 0)
    .sort((a, b) => b.apport - a.apport);
  return premier ? [premier.metier] : [];
}

/**
 * What explains a move of a person: the métiers held one by one, each with what the person has of it, for the cut of
 * reasons is measured on single métiers; then, as one more, what is ticked and that none of them asks for.
 */
function parMetier(modele: Modele, fiche: Fiche, ligne: Ligne): Ligne[] {
  const cles = new Set(ligne.cles);
  const lignes = fiche.metiers.map(({ code }): Ligne => {
    const sienne = ligneDe(modele, modele.rangs.get(code) ?? -1);
    return { ...sienne, source: sienne.source.map((v, i) => (cles.has(sienne.cles[i] ?? -1) ? v : 0)) };
  });
  const demandes = new Set(fiche.metiers.flatMap((m) => [...possedes(m)]));
  const competences = fiche.competences.filter((c) => !demandes.has(c.competence.ogr));
  const savoirs = fiche.savoirs.filter((s) => !demandes.has(s.savoir.ogr));
  return competences.length + savoirs.length === 0
    ? lignes
    : [...lignes, modele.vectoriser({ metiers: [], contextes: [], competences, savoirs })];
}

function codesInconnus(
  { metiers, competences, savoirs, contextes, centresInteret }: Referential,
  demande: DemandeProfil,
): { champ: string; detail: string; codes: string[] } | null {
  const controles: readonly [string, readonly string[], ReadonlyMap<string, unknown>][] = [
    ["metiers", demande.metiers, metiers],
    ["competences", demande.competences ?? [], competences],
    ["savoirs", demande.savoirs ?? [], savoirs],
    ["sans.contextes", demande.sans.contextes, contextes],
    ["avec.centresInteret", demande.avec.centresInteret, centresInteret],
    ["vers", demande.vers, metiers],
  ];
  for (const [champ, codes, connus] of controles) {
    const inconnus = [...new Set(codes)].filter((c) => !connus.has(c));
    if (inconnus.length > 0) {
      const un = inconnus.length === 1;
      return {
        champ,
        detail: `${un ? "Code inconnu" : "Codes inconnus"} : ${inconnus.join(", ")}.`,
        codes: inconnus,
      };
    }
  }
  return null;
}

/** What a person holds, as one fiche: each thing once, in code order, whatever the order of the request. */
function ficheDuProfil(referential: Referential, demande: DemandeProfil): Fiche {
  const metiers = choisir(referential.metiers, demande.metiers);
  const competences =
    demande.competences ?? metiers.flatMap((m) => m.competences.map((c) => c.competence.ogr));
  const savoirs = demande.savoirs ?? metiers.flatMap((m) => m.savoirs.map((s) => s.savoir.ogr));
  const contextes = metiers.flatMap((m) => m.contextes.map((c) => c.ogr));
  return {
    metiers: choisir<CodeMetier, Metier>(referential.metiers, demande.metiers),
    competences: choisir<string, Competence>(referential.competences, competences).map((competence) => ({
      competence,
      coeur: null,
    })),
    savoirs: choisir<string, Savoir>(referential.savoirs, savoirs).map((savoir) => ({ savoir, coeur: null })),
    contextes: choisir<string, Contexte>(referential.contextes, contextes),
  };
}

const choisir = <K extends string, V>(map: ReadonlyMap<K, V>, codes: readonly K[]): V[] =>
  [...new Set(codes)].sort().flatMap((c) => map.get(c) ?? []);
