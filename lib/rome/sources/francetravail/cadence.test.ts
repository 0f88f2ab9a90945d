import { expect, it } from "vitest";
import { Cadence } from "./cadence";

it("waits as long as the API asks, an hour at most", () => {
  const cadence = new Cadence(1);
  cadence.suspendre(120_000);
  expect(Math.round(cadence.attenteMs / 1000)).toBe(120);
  // A date in seconds where a duration is expected: more than a timer can wait.
  cadence.suspendre(1_790_000_000 * 1000);
  expect(Math.round(cadence.attenteMs / 1000)).toBe(3600);
});
