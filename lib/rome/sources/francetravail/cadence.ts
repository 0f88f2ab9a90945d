import { setTimeout as pause } from "node:timers/promises";
// p-queue: order, priority and cancellation of those who wait; the pace itself is below, since servers change it.
import PQueue from "p-queue";

/** Slower than granted by this much: two calls sent a second apart may arrive closer. */
export const MARGE = 1.1;

export interface Tour {
  /** Higher goes first. */
  readonly priorite?: number;
  /** Refused at once when the wait would be longer. */
  readonly attenteMaxMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** The pace of the calls to one API: evenly spaced, slower when its headers say so, still while it asks to wait. */
export class Cadence {
  readonly #file = new PQueue({ concurrency: 1 });
  readonly #parSeconde: number;
  #intervalleMs: number;
  #prochain = 0;

  /** @param parSeconde calls a second that are granted. */
  constructor(parSeconde: number) {
    this.#parSeconde = parSeconde;
    this.#intervalleMs = intervalle(parSeconde);
  }

  /** Milliseconds that a call asked for now would wait. */
  get attenteMs(): number {
    const avant = this.#file.size + this.#file.pending;
    return Math.max(0, this.#prochain - performance.now()) + avant * this.#intervalleMs;
  }

  /** Resolves when a call may leave. @returns false when the wait is too long. @throws when `signal` is aborted. */
  async tour({ priorite = 0, attenteMaxMs = Number.POSITIVE_INFINITY, signal }: Tour = {}): Promise<boolean> {
    if (this.attenteMs > attenteMaxMs) return false;
    await this.#file.add(() => this.#passer(signal), { priority: priorite, ...(signal ? { signal } : {}) });
    return true;
  }

  /** The API asked for no call during that time (Retry-After). */
  suspendre(ms: number): void {
    this.#prochain = Math.max(this.#prochain, performance.now() + ms);
  }

  /** Follows what the API grants, never beyond the setting. */
  suivre(entetes: Readonly<Record<string, string | string[] | undefined>>): void {
    const accorde = Number(entetes["x-ratelimit-replenish-rate-clientidlimiter"]);
    if (accorde > 0) this.#intervalleMs = intervalle(Math.min(accorde, this.#parSeconde));
    const reste = Number(entetes["x-ratelimit-remaining-clientidlimiter"] ?? Number.NaN);
    const cout = Number(entetes["x-ratelimit-requested-tokens-clientidlimiter"] ?? 1);
    if (reste < cout) this.suspendre(this.#intervalleMs);
  }

  async #passer(signal: AbortSignal | undefined): Promise<void> {
    // The wait may have been made longer meanwhile.
    for (let reste = this.#reste(); reste > 0; reste = this.#reste())
      await pause(reste, undefined, { signal });
    this.#prochain = performance.now() + this.#intervalleMs;
  }

  #reste(): number {
    return this.#prochain - performance.now();
  }
}

const intervalle = (parSeconde: number): number => (1000 / parSeconde) * MARGE;
