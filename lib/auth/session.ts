import { connection } from "next/server";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { z } from "zod";
import { motif } from "../dossiers/base/ouvrir";
import { dossiers, type Service } from "../dossiers/service";
import type { Utilisateur } from "../dossiers/utilisateurs";
import { options } from "./options";

const schema = z.object({ user: z.object({ id: z.uuid() }) });

/** Who asks: an account and what it may use, nobody, or a database that does not answer. */
export type Session =
  | { readonly statut: "connecte"; readonly utilisateur: Utilisateur; readonly service: Service }
  | { readonly statut: "anonyme" }
  | { readonly statut: "indisponible" };

/** Whether this server has accounts at all, and the ways to sign in. @throws EnvError */
export const comptes = () => options().providers.map(({ id, name, type }) => ({ id, name, type }));

/** The account behind the request, looked up once a request. A session of a deleted account is nobody's. */
export const session = cache(async (): Promise<Session> => {
  await connection();
  if (comptes().length === 0) return { statut: "anonyme" };
  const lue = schema.safeParse(await getServerSession(options()));
  if (!lue.success) return { statut: "anonyme" };
  const etat = await dossiers();
  if (etat.statut === "indisponible") return etat;
  return sessionDe(lue.data.user.id, etat.service);
});

/** The session of an account; the cause of a fault goes to the log as one word. */
export async function sessionDe(id: string, service: Service): Promise<Session> {
  try {
    const utilisateur = await service.utilisateurs.lire(id);
    return utilisateur === null ? { statut: "anonyme" } : { statut: "connecte", utilisateur, service };
  } catch (cause) {
    process.stderr.write(`Connexion : un compte n’a pas pu être lu (${motif(cause)}).\n`);
    return { statut: "indisponible" };
  }
}
