import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cleFiche, memoireQuestions } from "./contexte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("answers that are no longer shown are freed, fiches stay", async () => {
  const memoire = memoireQuestions();
  const poser = (queryKey: readonly unknown[]) =>
    memoire.fetchQuery({ queryKey, queryFn: async () => "réponse" });
  await Promise.all([
    poser(["pistes", { metiers: ["D1106"] }]),
    poser(["selection", {}]),
    poser(cleFiche("D1106")),
  ]);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(
    memoire
      .getQueryCache()
      .getAll()
      .map((q) => q.queryKey),
  ).toEqual([cleFiche("D1106")]);
});
