import { setImmediate as souffler } from "node:timers/promises";

/** A long computation that may be left for a moment at each `yield`, and taken up where it was. */
export type PasAPas<T> = Generator<void, T, void>;

/** How long others are made to wait at most, give or take one step of the computation. */
const TRANCHE_MS = 8;

/** One result, for those who can wait while others are served and for those who cannot. */
export class Calcul<T> {
  #pas: PasAPas<T> | null;
  #fin: { readonly valeur: T } | { readonly faute: unknown } | null = null;

  constructor(pas: PasAPas<T>) {
    this.#pas = pas;
  }

  /** At once; finishes what `parTranches` began. @throws what the computation throws, each time it is asked for. */
  maintenant(): T {
    while (this.#fin === null) this.#avancer(Number.POSITIVE_INFINITY);
    return this.#resultat(this.#fin);
  }

  /** In slices of a few milliseconds; between two of them the process does what else it has to do. */
  async parTranches(): Promise<T> {
    for (;;) {
      this.#avancer(performance.now() + TRANCHE_MS);
      if (this.#fin !== null) return this.#resultat(this.#fin);
      await souffler();
    }
  }

  #avancer(echeance: number): void {
    if (this.#pas === null) return;
    try {
      do {
        const pas = this.#pas.next();
        if (pas.done) this.#fin = { valeur: pas.value };
      } while (this.#fin === null && performance.now() < echeance);
    } catch (faute) {
      this.#fin = { faute };
    }
    // What the computation held is let go of.
    if (this.#fin !== null) this.#pas = null;
  }

  #resultat(fin: { readonly valeur: T } | { readonly faute: unknown }): T {
    if ("faute" in fin) throw fin.faute;
    return fin.valeur;
  }
}

/** The whole computation in one go. */
export const dUnTrait = <T>(pas: PasAPas<T>): T => new Calcul(pas).maintenant();

/** The computation in slices of a few milliseconds; between two of them the process does what else it has to do. */
export const parTranches = <T>(pas: PasAPas<T>): Promise<T> => new Calcul(pas).parTranches();
