import type { RetryOptions } from "got";

const GIGUE_MS = 500;

/** Retries on faults that pass: 429, 502, 503 and the network's own, never on what is refused (400, 401, 403, 404) or broken (500). */
export const reprises = (limit: number, maxRetryAfter: number): Partial<RetryOptions> => ({
  limit,
  methods: ["GET", "POST"],
  statusCodes: [429, 502, 503],
  maxRetryAfter,
  // Many who failed together must not come back together; got's own noise is at most 0.1 s.
  calculateDelay: ({ computedValue }) => (computedValue === 0 ? 0 : computedValue + Math.random() * GIGUE_MS),
});
