import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { options } from "./options";

/** Cookies of a browser, by name. */
type Cookies = Readonly<Record<string, string>>;

interface Demande {
  readonly action: "csrf" | "signin" | "signout" | "callback";
  readonly fournisseur?: string;
  readonly methode: "GET" | "POST";
  readonly cookies: Cookies;
  readonly corps?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}
interface Reponse {
  /** Where next-auth sends the browser. */
  readonly vers: string | null;
  /** `Set-Cookie` headers. */
  readonly poser: readonly string[];
  readonly corps: unknown;
}

/**
 * Asks something of next-auth on behalf of a browser: pages cannot hand a form the token and the cookie it wants without
 * JavaScript, a handler of ours can. This is its public entry, that of API routes, with the little it uses of them.
 */
async function appeler({ action, fournisseur, methode, cookies, corps, query }: Demande): Promise<Reponse> {
  const entetes = new Map<string, unknown>();
  let rendu: unknown;
  const reponse = {
    status: () => reponse,
    getHeader: (nom: string) => entetes.get(nom.toLowerCase()),
    setHeader: (nom: string, valeur: unknown) => {
      entetes.set(nom.toLowerCase(), valeur);
      return reponse;
    },
    json: (valeur: unknown) => {
      rendu = valeur;
    },
    send: (valeur: unknown) => {
      rendu = valeur;
    },
    end: () => reponse,
  };
  const requete = {
    method: methode,
    headers: {},
    cookies,
    body: corps ?? {},
    query: { ...query, nextauth: fournisseur === undefined ? [action] : [action, fournisseur] },
  };
  await NextAuth(requete as unknown as NextApiRequest, reponse as unknown as NextApiResponse, options());
  const vers = entetes.get("location");
  const poser = entetes.get("set-cookie");
  return {
    vers: typeof vers === "string" ? vers : null,
    poser: Array.isArray(poser) ? poser.map(String) : [],
    corps: rendu,
  };
}

/** Cookies of a request, by name. */
export function cookiesDe(request: Request): Cookies {
  const paires = (request.headers.get("cookie") ?? "").split(";").flatMap((paire) => {
    const egal = paire.indexOf("=");
    return egal < 1 ? [] : [[paire.slice(0, egal).trim(), decoder(paire.slice(egal + 1).trim())] as const];
  });
  return Object.fromEntries(paires);
}

function decoder(valeur: string): string {
  try {
    return decodeURIComponent(valeur);
  } catch {
    return valeur;
  }
}

/** What next-auth does of a form of ours, once it was seen to come from a page of ours: with a token drawn for the occasion. */
export async function poster(
  cookies: Cookies,
  demande: Pick<Demande, "action" | "fournisseur"> & { readonly corps: Readonly<Record<string, string>> },
): Promise<Reponse> {
  const jeton = await appeler({ action: "csrf", methode: "GET", cookies });
  const { csrfToken } = jeton.corps as { csrfToken: string };
  const poses = cookiesDe(
    new Request("http://localhost", {
      headers: { cookie: jeton.poser.map((c) => c.split(";", 1)[0]).join("; ") },
    }),
  );
  const reponse = await appeler({
    ...demande,
    methode: "POST",
    cookies: { ...cookies, ...poses },
    corps: { ...demande.corps, csrfToken },
  });
  return { ...reponse, poser: [...jeton.poser, ...reponse.poser] };
}

/** Takes the code of a link sent by e-mail. */
export const prendreLien = (cookies: Cookies, query: Readonly<Record<string, string>>): Promise<Reponse> =>
  appeler({ action: "callback", fournisseur: "email", methode: "GET", cookies, query });
