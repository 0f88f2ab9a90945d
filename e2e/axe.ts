import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./base";

const REGLES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
export const THEMES = ["light", "dark"] as const;
/** Wide in light, narrow in dark: colours do not hang on the width, nor names on the theme, and axe takes seconds. */
const REGARDS = [
  [1440, "light"],
  [360, "dark"],
] as const;

/** Findings of axe in words one can act on: rule, element, why. */
export async function fautesAxe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: { type: "tag", values: REGLES }, resultTypes: ["violations"] })
    // In the page itself, three times quicker: there is no frame of another site to look into.
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 5)
      .map((n) => `${id} : ${n.html.slice(0, 160)} (${n.failureSummary?.replace(/\s+/g, " ")})`),
  );
}

export async function regler(page: Page, largeur: number, theme: (typeof THEMES)[number]): Promise<void> {
  await page.setViewportSize({ width: largeur, height: 900 });
  await page.emulateMedia({ colorScheme: theme });
}

/** Elements that stick out of the window on the right, deepest last; empty when the page does not scroll sideways. */
export const debords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")]
      .filter((e) => e.getBoundingClientRect().right > clientWidth + 0.5)
      .map(
        (e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""} ${e.textContent?.slice(0, 40)}`,
      )
      .slice(-3);
  });

/**
 * The page as it stands has no fault of axe and is no wider than the window: wide and light, narrow and dark.
 * @param quoi what is looked at, for the message
 * @param avant what must hold before each look
 */
export async function verifierPage(
  page: Page,
  quoi: string,
  avant: () => Promise<void> = async () => {},
): Promise<void> {
  for (const [largeur, theme] of REGARDS) {
    await regler(page, largeur, theme);
    await avant();
    expect(await fautesAxe(page), `${quoi}, ${largeur} px, ${theme}`).toEqual([]);
    expect(await debords(page), `${quoi}, ${largeur} px`).toEqual([]);
  }
}
