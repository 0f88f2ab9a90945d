import type { Page } from "@playwright/test";

/** A person who types: about 70 words a minute. */
const PAUSE_MS = 110;

/** A keyboard that counts its presses and goes at the pace of a person. */
export class ClavierCompte {
  readonly #page: Page;
  readonly #debut = Date.now();
  presses = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async ecrire(texte: string): Promise<void> {
    this.presses += texte.length;
    await this.#page.keyboard.type(texte, { delay: PAUSE_MS });
  }

  async touche(touche: string, fois = 1): Promise<void> {
    for (let i = 0; i < fois; i++) {
      this.presses++;
      await this.#page.keyboard.press(touche, { delay: PAUSE_MS });
    }
  }

  /** Seconds since the first press. */
  secondes(): number {
    return (Date.now() - this.#debut) / 1000;
  }
}
