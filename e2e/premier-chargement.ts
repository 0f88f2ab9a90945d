import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

export interface Poids {
  /** Sum of the scripts, each compressed alone with gzip level 9, in bytes. */
  readonly gz: number;
  readonly scripts: readonly { readonly adresse: string; readonly texte: string }[];
}

/**
 * Weight of the scripts a browser fetches to open a page, until its `load` event. `nomodule` scripts are left out, as a
 * present-day browser does not fetch them. Compressed here and not by the server: its level must not change the figure.
 */
export async function peserScripts(page: Page, adresse: string): Promise<Poids> {
  const scripts = new Map<string, Promise<string>>();
  const noter = (reponse: Awaited<ReturnType<Page["waitForResponse"]>>): void => {
    if (reponse.request().resourceType() === "script") scripts.set(reponse.url(), reponse.text());
  };
  page.on("response", noter);
  await page.goto(adresse, { waitUntil: "load" });
  page.off("response", noter);
  const textes = await Promise.all(
    [...scripts].map(async ([url, texte]) => ({ adresse: url, texte: await texte })),
  );
  return {
    gz: textes.reduce((n, { texte }) => n + gzipSync(texte, { level: 9 }).length, 0),
    scripts: textes,
  };
}
