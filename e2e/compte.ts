import type { Page } from "@playwright/test";
import { FORMAT } from "../lib/dossiers/contenu";
import { expect } from "./base";

/** Signs in to the demonstration, by its page. */
export async function entrer(page: Page, pseudonyme: string): Promise<void> {
  await page.goto("/connexion");
  await page.getByRole("textbox", { name: "Pseudonyme" }).fill(pseudonyme);
  await page.getByRole("button", { name: "Entrer en démonstration" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mes dossiers");
}

/** Someone who speaks HTTP by hand. */
export interface Client {
  readonly url: string;
  readonly cookie: string;
  /** Sends as a page of the site would; `entetes` over that. Redirections are not followed. */
  readonly envoyer: (chemin: string, options?: Envoi) => Promise<Response>;
}
interface Envoi {
  readonly methode?: string;
  readonly corps?: string | URLSearchParams | FormData;
  readonly entetes?: Readonly<Record<string, string>>;
}

/** Signs in to the demonstration without a browser. @param pseudonyme null: nobody. */
export async function client(url: string, pseudonyme: string | null): Promise<Client> {
  const envoyerAvec =
    (cookie: string): Client["envoyer"] =>
    (chemin, { methode = "GET", corps, entetes } = {}) =>
      fetch(url + chemin, {
        method: methode,
        redirect: "manual",
        headers: { Origin: url, Cookie: cookie, ...entetes },
        ...(corps === undefined ? {} : { body: corps }),
      });
  let cookie = "";
  if (pseudonyme !== null) {
    const reponse = await envoyerAvec("")("/api/connexion/demonstration", {
      methode: "POST",
      corps: new URLSearchParams({ pseudonyme, callbackUrl: "/dossiers" }),
    });
    cookie = cookiesPoses(reponse);
    if (!cookie.includes("session-token")) throw new Error(`not signed in: ${reponse.status}`);
  }
  return { url, cookie, envoyer: envoyerAvec(cookie) };
}

/** What an answer sets, as a browser would send it back. */
export const cookiesPoses = (reponse: Response): string =>
  reponse.headers
    .getSetCookie()
    .map((c) => c.split(";", 1)[0])
    .join("; ");

/** A document with these notes. */
export const rendezVous = (notes: string, plus: object = {}): object => ({
  format: FORMAT,
  schema: 1,
  rome: "60",
  creeLe: "2026-11-23T10:00:00.000Z",
  modifieLe: "2026-11-23T10:00:00.000Z",
  notes,
  ...plus,
});

/** Makes a dossier. @returns its id. */
export async function creer(qui: Client, contenu: object): Promise<string> {
  const reponse = await qui.envoyer("/api/dossiers", {
    methode: "POST",
    corps: JSON.stringify({ contenu }),
    entetes: { "Content-Type": "application/json" },
  });
  if (reponse.status !== 201) throw new Error(`not made: ${reponse.status} ${await reponse.text()}`);
  return ((await reponse.json()) as { id: string }).id;
}

/** Saves a dossier over a version. */
export const enregistrer = (
  qui: Client,
  id: string,
  version: number,
  contenu: object,
  entetes: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  qui.envoyer(`/api/dossiers/${id}`, {
    methode: "PUT",
    corps: JSON.stringify({ version, contenu }),
    entetes: { "Content-Type": "application/json", ...entetes },
  });

/** A form of the pages of a dossier. */
export const geste = (
  qui: Client,
  id: string,
  nom: string,
  champs: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  qui.envoyer(`/api/dossiers/${id}/${nom}`, { methode: "POST", corps: new URLSearchParams(champs) });
