import { type BrowserContext, test as base, expect } from "@playwright/test";

interface Options {
  /** Messages that a test expects, such as the browser's own line about the 404 the test asked for. */
  readonly attendus: readonly RegExp[];
}

/**
 * Playwright's `test` that fails on what a person would not see at once: an error in the console, an exception, a breach
 * of the Content-Security-Policy, a request that fails or leaves for another site.
 */
export const test = base.extend<Options & { surveille: undefined }>({
  attendus: [[], { option: true }],
  surveille: [
    async ({ context, baseURL, attendus }, use) => {
      const fautes: string[] = [];
      await surveiller(context, new URL(baseURL ?? "").origin, (faute) => {
        if (!attendus.some((a) => a.test(faute))) fautes.push(faute);
      });
      await use(undefined);
      expect(fautes, "fautes vues par le navigateur").toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** The browser's line about a document or an answer that is missing. */
export const LIGNE_404 = /^console : Failed to load resource: .* 404 /;

/**
 * The icon of the tab: the browser asks for it when it likes, also after a test has stopped its server. `statuts.spec.ts` asks
 * for it itself.
 */
const estIcone = (url: string): boolean => new URL(url || "about:blank").pathname === "/icon";

async function surveiller(
  context: BrowserContext,
  origine: string,
  signaler: (faute: string) => void,
): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (e) => {
      console.error(`CSP : ${e.violatedDirective} refuse ${e.blockedURI} (${e.sourceFile}:${e.lineNumber})`);
    });
  });
  context.on("console", (message) => {
    if (message.type() === "error" && !estIcone(message.location().url)) {
      signaler(`console : ${message.text()}`);
    }
  });
  context.on("weberror", (erreur) => signaler(`exception : ${erreur.error().message}`));
  context.on("request", (requete) => {
    const url = new URL(requete.url());
    if (url.protocol.startsWith("http") && url.origin !== origine) signaler(`autre site : ${url.href}`);
  });
  context.on("requestfailed", (requete) => {
    const raison = requete.failure()?.errorText ?? "";
    // A search that a newer one replaces, or a page left before its end, is cancelled on purpose.
    if (raison !== "net::ERR_ABORTED" && !estIcone(requete.url()))
      signaler(`requête : ${requete.url()} ${raison}`);
  });
}
