import { setTimeout as pause } from "node:timers/promises";
// p-queue: order, priority and cancellation of those who wait; the pace itself is below, since servers change it.
import PQueue from "p-queue";

/** Slower than granted by this much: two calls sent a second apart may arrive closer. */
export const MARGE = 1.1;

/**
 * Longest silence that an API can ask for: a header in milliseconds, or that gives a date in seconds, would stop all calls until
 * the next start (and is beyond what a timer can wait).
 */
const SUSPENSION_MAX_MS = 3600_000;

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
  #dernierDepart = Number.NEGATIVE_INFINITY;
  #suspenduJusqua = 0;

  /** @param parSeconde calls a second that are granted. */
  constructor(parSeconde: number) {
    this.#parSeconde = parSeconde;
    this.#intervalleMs = intervalle(parSeconde);
  }

  /** Milliseconds that a call asked for now would wait. */
  get attenteMs(): number {
    const avant = this.#file.size + this.#file.pending;
    return Math.max(0, this.#reste()) + avant * this.#intervalleMs;
  }

  /** Resolves when a call may leave. @returns false when the wait is too long. @throws when `signal` is aborted. */
  async tour({ priorite = 0, attenteMaxMs = Number.POSITIVE_INFINITY, signal }: Tour = {}): Promise<boolean> {
    if (this.attenteMs > attenteMaxMs) return false;
    await this.#file.add(() => this.#passer(signal), { priority: priorite, ...(signal ? { signal } : {}) });
    return true;
  }

  /** The API asked for no call during that time (Retry-After): an hour at most, after which it is asked again. */
  suspendre(ms: number): void {
    const jusqua = performance.now() + Math.min(ms, SUSPENSION_MAX_MS);
    this.#suspenduJusqua = Math.max(this.#suspenduJusqua, jusqua);
  }

  /**
   * Follows what the API grants, never beyond the setting. Counted from the moment calls leave, not from their answers: how long
   * the API takes to answer costs nothing. What it says to remain adds nothing to that: calls never come in bursts.
   * @param envoyeLe when the call was written to the network (ms since the epoch): a busy process may be late.
   */
  suivre(
    entetes: Readonly<Record<string, string | string[] | undefined>>,
    envoyeLe: number | undefined,
  ): void {
    if (envoyeLe !== undefined) {
      const envoye = Math.min(envoyeLe - performance.timeOrigin, performance.now());
      this.#dernierDepart = Math.max(this.#dernierDepart, envoye);
    }
    const accorde = Number(entetes["x-ratelimit-replenish-rate-clientidlimiter"]);
    const cout = Number(entetes["x-ratelimit-requested-tokens-clientidlimiter"] ?? 1);
    if (accorde > 0) {
      this.#intervalleMs = intervalle(Math.min(accorde / Math.max(1, cout || 1), this.#parSeconde));
    }
  }

  async #passer(signal: AbortSignal | undefined): Promise<void> {
    // The wait may have been made longer meanwhile.
    for (let reste = this.#reste(); reste > 0; reste = this.#reste())
      await pause(reste, undefined, { signal });
    this.#dernierDepart = performance.now();
  }

  #reste(): number {
    return Math.max(this.#dernierDepart + this.#intervalleMs, this.#suspenduJusqua) - performance.now();
  }
}

const intervalle = (parSeconde: number): number => (1000 / parSeconde) * MARGE;
