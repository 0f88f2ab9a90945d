import { expect, test } from "vitest";
import { duSite } from "./origine";

const demande = (entetes: Record<string, string>): Request =>
  new Request("http://passerelles.example/api/dossiers", {
    method: "POST",
    headers: { host: "passerelles.example", ...entetes },
  });

test.each([
  { "sec-fetch-site": "same-origin" },
  { origin: "http://passerelles.example" },
  // The public address of the settings, behind a proxy that gives the server another name.
  { origin: "http://localhost:3000" },
  // … or says itself how it is called.
  { origin: "https://devant.example", "x-forwarded-host": "devant.example" },
] as Record<string, string>[])("%o comes from this site", (entetes) => {
  expect(duSite(demande(entetes))).toBe(true);
});

test.each([
  {},
  { origin: "null" },
  { origin: "https://ailleurs.example" },
  { origin: "http://passerelles.example.ailleurs.example" },
  { origin: "http://passerelles.example", "x-forwarded-host": "devant.example" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "none" },
  { "sec-fetch-site": "same-site", origin: "http://passerelles.example" },
] as Record<string, string>[])("%o does not", (entetes) => {
  expect(duSite(demande(entetes))).toBe(false);
});
