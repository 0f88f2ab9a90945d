import type { Adapter, AdapterUser } from "next-auth/adapters";
import { dossiers } from "../dossiers/service";

/**
 * What next-auth asks of a database for links sent by e-mail: to keep a code and to take it once. Accounts are none of its
 * business: ours are made when the session is (`options.ts`), from the identity that a provider vouched for.
 */
export function adaptateur(): Adapter {
  const deCourriel = (email: string): AdapterUser => ({ id: email, email, emailVerified: null });
  return {
    createUser: async (u: Omit<AdapterUser, "id">) => ({ ...u, id: u.email }),
    getUser: async (id) => deCourriel(id),
    getUserByEmail: async (email) => deCourriel(email),
    getUserByAccount: async ({ providerAccountId }) => deCourriel(providerAccountId),
    updateUser: async (u) => ({ ...deCourriel(u.id), ...u }),
    linkAccount: async () => undefined,
    createSession: async (s) => s,
    getSessionAndUser: async () => null,
    updateSession: async () => null,
    deleteSession: async () => undefined,
    async createVerificationToken(code) {
      const { verifications } = await pret();
      await verifications.garder(code.identifier, code.token, code.expires.toISOString());
      return code;
    },
    async useVerificationToken({ identifier, token }) {
      const { verifications } = await pret();
      const expireLe = await verifications.prendre(identifier, token);
      return expireLe === null ? null : { identifier, token, expires: new Date(expireLe) };
    },
  };
}

async function pret() {
  const etat = await dossiers();
  if (etat.statut === "indisponible") throw new Error("the database does not answer");
  return etat.service;
}
