import { expect, it } from "vitest";
import { dejaRecu } from "./etag";

it.each([
  ['"un"', true],
  ['W/"un"', true],
  ['"zero", W/"un"', true],
  ["*", true],
  ['"deux"', false],
  ["", false],
  [undefined, false],
])("%s", (entete, voulu) => {
  expect(dejaRecu(entete, '"un"')).toBe(voulu);
});
