import { z } from "zod";
import { fauteSchema } from "./fautes";
import type { Standin } from "./index";
import type { Reponse } from "./reponse";
import type { Json } from "./selecteur";

/** What is done by `POST` on each path, from its JSON body. */
const COMMANDES: Readonly<Record<string, (standin: Standin, corps: unknown) => void>> = {
  "/fautes": ({ fautes }, corps) => fautes.poser(fauteSchema.parse(corps)),
  "/jetons/perimer": ({ fautes }) => fautes.perimerJetons(),
  "/version": ({ fautes }, corps) => fautes.publier(z.object({ version: z.string() }).parse(corps).version),
  "/substitutions": ({ fautes }, corps) =>
    fautes.substituer(z.object({ type: z.string(), code: z.string(), par: z.string() }).parse(corps)),
};

/**
 * The stand-in driven by another process: faults set (`POST /fautes`) and taken away (`DELETE /fautes`), the journal and the
 * counters read (`GET`) or emptied (`DELETE /journal`).
 */
export function repondreCommande(standin: Standin, methode: string, chemin: string, corps: string): Reponse {
  const quoi = `${methode} ${chemin}`;
  if (quoi === "GET /journal") return { statut: 200, corps: standin.journal.map((a): Json => ({ ...a })) };
  if (quoi === "GET /compteurs") {
    return { statut: 200, corps: JSON.parse(JSON.stringify(standin.compteurs())) as Json };
  }
  if (quoi === "DELETE /fautes") standin.fautes.effacer();
  else if (quoi === "DELETE /journal") standin.oublierJournal();
  else {
    const commande = methode === "POST" ? COMMANDES[chemin] : undefined;
    if (commande === undefined) return { statut: 404, corps: `No such command: ${quoi}` };
    try {
      commande(standin, corps === "" ? {} : JSON.parse(corps));
    } catch (cause) {
      return { statut: 400, corps: cause instanceof Error ? cause.message : String(cause) };
    }
  }
  return { statut: 204 };
}
