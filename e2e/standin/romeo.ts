import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Referential } from "../../lib/rome";
import { chercherCompetences, rechercher } from "../../lib/search";
import { typeDe } from "./entites";
import { INTERDIT, type Reponse } from "./reponse";
import type { Json } from "./selecteur";

const options = z.object({
  nbResultats: z.number().int().min(1).max(25).default(5),
  seuilScorePrediction: z.number().min(0).max(1).optional(),
});
const nomAppelant = z.string().min(1);
const texte = { intitule: z.string().min(1), identifiant: z.string() };
const demandeMetiers = z.object({
  appellations: z.array(z.object({ ...texte, contexte: z.string().optional() })).min(1),
  options,
});
const demandeCompetences = z.object({ competences: z.array(z.object(texte)).min(1), options });
const retour = z.array(z.object({ uuidInference: z.string(), bonnePrediction: z.boolean() })).min(1);

/** What the text of each prediction has for the best 25: the threshold, where there is one, counts instead of the number. */
const MAX = 25;

/**
 * ROMEO v2, simulated by the search of this application: the shapes are those of the service, the predictions are not.
 * @param corps body of the request, parsed; undefined when it is not JSON.
 */
export function repondreRomeo(referential: Referential, chemin: string, corps: unknown): Reponse {
  switch (chemin) {
    case "/v2/predictionMetiers":
      return predire(corps, "options", demandeMetiers, ({ appellations, options: o }) =>
        appellations.map(({ intitule, identifiant, contexte }) => ({
          metiersRome: garder(predireMetiers(referential, intitule), o),
          uuidInference: randomUUID(),
          identifiant,
          intitule,
          contexte: contexte || " ",
        })),
      );
    case "/v2/predictionCompetences":
      return predire(corps, "options", demandeCompetences, ({ competences, options: o }) =>
        competences.map(({ intitule, identifiant }) => ({
          competencesRome: garder(predireCompetences(referential, intitule), o),
          uuidInference: randomUUID(),
          identifiant,
          intitule,
        })),
      );
    case "/v2/performancePredictionMetiers":
      return noter(corps, "performanceAppellation");
    case "/v2/performancePredictionCompetences":
      return noter(corps, "performanceCompetence");
    default:
      return INTERDIT;
  }
}

function predire<T>(
  corps: unknown,
  options: string,
  schema: z.ZodType<T>,
  faire: (demande: T) => readonly { readonly [nom: string]: Json }[],
): Reponse {
  if (!appelantDe(corps, options)) return refus(`Le champ ${options}.nomAppelant est obligatoire`);
  const lu = schema.safeParse(corps);
  if (!lu.success) return refus(`Le champ ${lu.error.issues[0]?.path.join(".") ?? ""} est invalide`);
  return { statut: 200, corps: faire(lu.data) };
}

/** What a caller says of a prediction: taken, and forgotten. */
function noter(corps: unknown, champ: string): Reponse {
  if (!appelantDe(corps, "optionsSupervision")) {
    return refus("Le champ optionsSupervision.nomAppelant est obligatoire");
  }
  const lu = z.object({ [champ]: retour }).safeParse(corps);
  const uuidInference = lu.data?.[champ]?.[0]?.uuidInference;
  return uuidInference === undefined
    ? refus(`Le champ ${champ} est invalide`)
    : { statut: 200, corps: { uuidInference } };
}

const appelantDe = (corps: unknown, options: string): boolean =>
  z.object({ [options]: z.object({ nomAppelant }) }).safeParse(corps).success;

const refus = (message: string): Reponse => ({
  statut: 400,
  corps: {
    classeOrigine: "fr.pe.empl.service.so072.exceptions.RomeoBadRequestException",
    codeErreur: "J072000G",
    codeHttp: 400,
    message,
  },
});

interface Note {
  readonly [nom: string]: Json;
  readonly scorePrediction: number;
}

function predireMetiers(referential: Referential, intitule: string): readonly Note[] {
  const { resultats, proches } = rechercher(referential, intitule, MAX);
  return [...resultats, ...proches].flatMap(({ metier, appellation, score }) => {
    const titre = appellation ?? metier.appellations[0];
    return titre === undefined
      ? []
      : [
          {
            codeRome: metier.code,
            libelleRome: metier.libelle,
            codeAppellation: titre.ogr,
            libelleAppellation: titre.libelle,
            // The search has no upper bound; a confidence is between 0 and 1, and keeps the order.
            scorePrediction: arrondir(score / (score + 1)),
          },
        ];
  });
}

function predireCompetences(referential: Referential, intitule: string): readonly Note[] {
  return chercherCompetences(referential, intitule, MAX).map(({ ogr, libelle }, i) => {
    const competence = referential.competences.get(ogr);
    return {
      codeCompetence: ogr,
      libelleCompetence: libelle,
      typeCompetence: competence ? typeDe(competence) : "SAVOIR",
      scorePrediction: arrondir(0.9 / (1 + i / 10)),
    };
  });
}

const arrondir = (score: number): number => Math.round(score * 1000) / 1000;

function garder(
  notes: readonly Note[],
  { nbResultats, seuilScorePrediction }: z.output<typeof options>,
): readonly Note[] {
  return seuilScorePrediction === undefined
    ? notes.slice(0, nbResultats)
    : notes.filter((n) => n.scorePrediction >= seuilScorePrediction);
}
