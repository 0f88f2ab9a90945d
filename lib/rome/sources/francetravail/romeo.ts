import type { ClientFranceTravail, OptionsAppel } from "./client";
import type { Lecture } from "./defaut";
import { predireMetiers } from "./wire";

/** A métier that ROMEO takes a text for. */
export interface Prediction {
  readonly metier: string;
  readonly appellation: { readonly code: string; readonly libelle: string };
  /** 0 to 1; comparable within one answer. */
  readonly score: number;
}
/** Predictions asked for: several may be titles of one métier. */
const NOMBRE = 8;

/** What ROMEO takes a text for, best first, one line a métier. The text goes to France Travail: the person must have agreed. */
export async function predire(
  client: ClientFranceTravail,
  texte: string,
  options: OptionsAppel,
): Promise<Lecture<Prediction[]>> {
  const lue = await client.appeler(predireMetiers(texte, NOMBRE), options);
  if (lue.statut !== "trouve") return lue;
  const parMetier = new Map<string, Prediction>();
  for (const p of lue.valeur.flatMap((reponse) => reponse.metiersRome)) {
    if (parMetier.has(p.codeRome)) continue;
    parMetier.set(p.codeRome, {
      metier: p.codeRome,
      appellation: { code: p.codeAppellation, libelle: p.libelleAppellation },
      score: p.scorePrediction,
    });
  }
  return { statut: "trouve", valeur: [...parMetier.values()] };
}
