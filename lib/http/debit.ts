import { createHash } from "node:crypto";
// Counts that expire by themselves, with the same face over memory, Redis or PostgreSQL should one machine no longer do.
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

export type Debit = (qui: string) => Promise<{ readonly attendre: number } | null>;

/**
 * At most `points` times in `secondes` for each key, on this machine.
 * @returns for a key: null when it may, else how many seconds to wait. Keys are kept as hashes: one may be an address.
 */
export function debit(points: number, secondes: number): Debit {
  const compteur = new RateLimiterMemory({ points, duration: secondes });
  return async (qui) => {
    try {
      await compteur.consume(createHash("sha256").update(qui).digest("base64url"));
      return null;
    } catch (trop) {
      if (!(trop instanceof RateLimiterRes)) throw trop;
      return { attendre: Math.ceil(trop.msBeforeNext / 1000) };
    }
  };
}

/**
 * The address a request came from: the last one named, which the nearest proxy added, or Next for a connection without a
 * proxy. Those before it are the client's own words.
 */
export const adresseDe = (request: Request): string =>
  request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
