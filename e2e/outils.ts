import type { BrowserContext, Locator, Page } from "@playwright/test";
import { expect } from "./base";
import { COMPLET } from "./donnees";

/** Tab until `cible` has the focus; a keyboard reaches it in `max` presses or the test fails. */
export async function tabulerJusqua(page: Page, cible: Locator, max = 60): Promise<void> {
  for (let i = 0; i < max; i++) {
    await page.keyboard.press("Tab");
    if (await cible.evaluate((e) => e === document.activeElement)) return;
  }
  throw new Error(`${cible} not reached in ${max} Tabs`);
}

/** Sizes of the pages of a PDF, in points, one a page. */
export function pagesDe(pdf: Buffer): { readonly largeur: number; readonly hauteur: number }[] {
  const texte = pdf.toString("latin1");
  const boites = [...texte.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
  const nombre = texte.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(boites.length).toBe(nombre);
  return boites.map(([, l, h]) => ({ largeur: Math.round(Number(l)), hauteur: Math.round(Number(h)) }));
}

/** Keeps the scripts of a page back, so that it is not alive; what comes back lets them go. */
export async function retenirScripts(page: Page): Promise<() => void> {
  let liberer = (): void => {};
  const retenus = new Promise<void>((resolve) => {
    liberer = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await retenus;
    await route.continue();
  });
  return liberer;
}

/** A phone: 360 px, touch. */
export const TELEPHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

/** Lets a page read and write the clipboard. */
export const ouvrirPressePapiers = (context: BrowserContext): Promise<void> =>
  context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: COMPLET.url });

export const pressePapiers = (page: Page): Promise<string> =>
  page.evaluate(() => navigator.clipboard.readText());

/** The page has no more than the window in width. */
export const verifierLargeur = async (page: Page): Promise<void> => {
  const [dedans, dehors] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(dedans).toBeLessThanOrEqual(dehors ?? 0);
};

/** Ends a page as a fault of the browser would: without a word to its scripts. */
export async function faireTomber(page: Page): Promise<void> {
  const fin = page.waitForEvent("crash");
  await page.goto("chrome://crash").catch(() => {});
  await fin;
}
