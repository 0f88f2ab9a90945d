import { createHash } from "node:crypto";
// Counts that expire by themselves, with the same face over memory, Redis or PostgreSQL should one machine no longer do.
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { reseau } from "./provenance";

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

/** Whom a request is counted under. The address is the one that `fixerProvenance` left, never the client's own words. */
export const adresseDe = (request: Request): string =>
  reseau(request.headers.get("x-forwarded-for")?.trim() ?? "");
