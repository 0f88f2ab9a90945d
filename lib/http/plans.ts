import { z } from "zod";
import { motif } from "../dossiers/base/ouvrir";
import { DUREE_USUELLE, DUREES } from "../dossiers/lien";
import { SCELLE_MAX } from "../dossiers/liens";
import { dossiers, type Service } from "../dossiers/service";
import { lireDemande } from "./api";
import { adresseDe, debit } from "./debit";
import { probleme, reponseProbleme, SANS_CACHE } from "./result";

/** Body of `POST /api/plans`: a document that the browser sealed, and for how many days. */
export const demandePlan = z.strictObject({
  scelle: z
    .string("Un texte est attendu.")
    .regex(/^[\w-]+$/, "Du base64url est attendu.")
    .max(SCELLE_MAX, `Au plus ${SCELLE_MAX} caractères.`),
  jours: z
    .union(
      DUREES.map((jours) => z.literal(jours)),
      `Un nombre de jours parmi ${DUREES.join(", ")} est attendu.`,
    )
    .default(DUREE_USUELLE),
});

/** Shape of a token, and of the secret that revokes. */
const JETON = /^[\w-]{32}$/;
const CORPS_MAX = SCELLE_MAX + 1_000;

/** From one address: a service of counsellors behind one connection stays far below. */
const creations = debit(200, 3_600);
/** Each reading or withdrawal, whatever comes of it. */
const lectures = debit(600, 600);
/** Tokens that lead nowhere: a person retypes one, a program tries many. */
const echecs = debit(40, 600);

const absent = (): Response =>
  reponseProbleme(probleme(404, "Ce plan n’existe pas, a été retiré ou a expiré.").probleme);
const trop = ({ attendre }: { readonly attendre: number }): Response =>
  reponseProbleme({
    ...probleme(429, "Trop de demandes depuis cette connexion.").probleme,
    headers: { "Retry-After": String(attendre) },
  });

/** Does something with the shared plans, or tells that the database does not answer; its cause goes to the log as one word. */
async function surLiens(faire: (liens: Service["liens"]) => Promise<Response>): Promise<Response> {
  const etat = await dossiers();
  try {
    if (etat.statut === "pret") return await faire(etat.service.liens);
  } catch (cause) {
    process.stderr.write(`Plans partagés : une demande n’a pas abouti (${motif(cause)}).\n`);
  }
  return reponseProbleme({
    ...probleme(503, "Les plans partagés ne répondent pas pour le moment.").probleme,
    headers: { "Retry-After": "5" },
  });
}

/** Keeps a sealed document. 201 with its token, and the secret that revokes it; 507 when there is no more room for any. */
export async function creerPlan(request: Request): Promise<Response> {
  const refus = await creations(adresseDe(request));
  if (refus !== null) return trop(refus);
  const lu = await lireDemande(request, demandePlan, CORPS_MAX);
  if (lu instanceof Response) return lu;
  const { scelle, jours } = lu.demande;
  return surLiens(async (liens) => {
    const { statut, ...cree } = await liens.creer(scelle, jours);
    return statut === "plein"
      ? reponseProbleme(probleme(507, "Ce site garde autant de plans partagés qu’il le peut.").probleme)
      : Response.json(cree, { status: 201, headers: SANS_CACHE });
  });
}

/** The sealed document of a token. Expired, revoked and never made answer alike. */
export async function lirePlan(request: Request, jeton: string): Promise<Response> {
  const adresse = adresseDe(request);
  const refus = await lectures(adresse);
  if (refus !== null) return trop(refus);
  return surLiens(async (liens) => {
    const lu = JETON.test(jeton) ? await liens.lire(jeton) : null;
    if (lu?.statut !== "trouve") return rate(adresse);
    return Response.json({ scelle: lu.scelle, expireLe: lu.expireLe }, { headers: SANS_CACHE });
  });
}

/** Takes a plan away, for who has its secret (`Authorization: Bearer …`). */
export async function retirerPlan(request: Request, jeton: string): Promise<Response> {
  const adresse = adresseDe(request);
  const refus = await lectures(adresse);
  if (refus !== null) return trop(refus);
  const revocation = /^Bearer ([\w-]{32})$/.exec(request.headers.get("authorization") ?? "")?.[1];
  return surLiens(async (liens) => {
    const fait = revocation !== undefined && JETON.test(jeton) && (await liens.revoquer(jeton, revocation));
    return fait ? new Response(null, { status: 204, headers: SANS_CACHE }) : rate(adresse);
  });
}

/** A token that leads nowhere, counted. */
async function rate(adresse: string): Promise<Response> {
  const refus = await echecs(adresse);
  return refus === null ? absent() : trop(refus);
}
