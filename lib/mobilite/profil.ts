import type { CodeMetier, Competence, Contexte, Metier, Referential, Savoir } from "../rome";
import type { DemandeProfil } from "./demande";
import type { Fiche } from "./facettes/facette";
import { expliquer, type Mobilite, sourceFaite } from "./mobilites";
import { modeleDe } from "./modele";
import { scoresDepuis } from "./proximite";

export type Profil =
  | { readonly statut: "trouve"; readonly propositions: readonly Mobilite[] }
  /** `champ` is the parameter at fault, `detail` a French sentence that names the values. */
  | { readonly statut: "invalide"; readonly champ: string; readonly detail: string };

/**
 * Moves for a person: métiers held, compétences and savoirs ticked, conditions refused. The métiers held are not proposed.
 * A list of compétences or of savoirs that is not given stands for all those of the métiers held; one that is given, even
 * empty, is exactly what is ticked. Ticking adds to the scores and never takes away. The order of lists does not count.
 */
export function profil(referential: Referential, demande: DemandeProfil): Profil {
  const inconnu = codesInconnus(referential, demande);
  if (inconnu) return { statut: "invalide", ...inconnu };
  const modele = modeleDe(referential);
  const fiche = ficheDuProfil(referential, demande);
  const ligne = modele.vectoriser(fiche);
  const scores = scoresDepuis(modele, ligne);
  const source = sourceFaite(fiche, ligne);
  const tenus = new Set(fiche.metiers.map((m) => m.code));
  const refuses = new Set(demande.sans.contextes);
  const possibles = modele.metiers
    .map((metier, cible) => ({ metier, cible, score: scores[cible] ?? 0, ordre: null }))
    .filter(
      ({ metier, score }) =>
        score > 0 &&
        !tenus.has(metier.code) &&
        !(demande.sans.reglemente && metier.reglemente === true) &&
        !metier.contextes.some((c) => refuses.has(c.ogr)),
    )
    .sort((a, b) => b.score - a.score || a.cible - b.cible)
    .slice(0, demande.limite);
  return {
    statut: "trouve",
    propositions: possibles.map(({ cible, score, ordre }) =>
      expliquer(modele, source, { cible, score, ordre }),
    ),
  };
}

function codesInconnus(
  { metiers, competences, savoirs, contextes }: Referential,
  demande: DemandeProfil,
): { champ: string; detail: string } | null {
  const controles: readonly [string, readonly string[], ReadonlyMap<string, unknown>][] = [
    ["metiers", demande.metiers, metiers],
    ["competences", demande.competences ?? [], competences],
    ["savoirs", demande.savoirs ?? [], savoirs],
    ["sans.contextes", demande.sans.contextes, contextes],
  ];
  for (const [champ, codes, connus] of controles) {
    const inconnus = [...new Set(codes)].filter((c) => !connus.has(c));
    if (inconnus.length > 0) {
      const un = inconnus.length === 1;
      return { champ, detail: `${un ? "Code inconnu" : "Codes inconnus"} : ${inconnus.join(", ")}.` };
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
