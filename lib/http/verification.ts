import type { RequestListener } from "node:http";
import { parseCodeMetier } from "../rome";
import { direct, type Verification } from "../rome/direct";
import { EN_TETES } from "./headers";
import { SANS_CACHE } from "./result";

const CHEMIN = /^\/api\/metiers\/([\w-]{1,40})\/verification$/;

/** Whether the fiche of `brut` is still what France Travail says; most often known without asking. */
export async function verifierFiche(brut: string): Promise<Verification> {
  const code = parseCodeMetier(brut);
  const service = direct();
  return code === null || service === null ? { statut: "plus-tard", le: null } : service.verifier(code);
}

/** Answers what each opened fiche asks before Next, whose way to a route costs more than the answer. */
export function avecVerification(suite: RequestListener): RequestListener {
  return (requete, reponse) => {
    const code = requete.method === "POST" ? CHEMIN.exec(requete.url ?? "")?.[1] : undefined;
    if (code === undefined) return suite(requete, reponse);
    verifierFiche(code)
      .then((verification) => {
        requete.resume();
        for (const { key, value } of EN_TETES) reponse.setHeader(key, value);
        const corps = JSON.stringify(verification);
        reponse.writeHead(200, {
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(corps),
          ...SANS_CACHE,
        });
        reponse.end(corps);
      })
      // Next has an answer for a bug, and its trace in the log.
      .catch(() => suite(requete, reponse));
  };
}
