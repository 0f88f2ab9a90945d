import { expect, it } from "vitest";
import { refuser } from "./refus";

const statut = (method: string, url: string, headers = {}): number | null =>
  refuser({ method, url, headers: { host: "ici.test", ...headers } })?.statut ?? null;

it("a page is read, and nothing else", () => {
  for (const methode of ["PUT", "PATCH", "DELETE", "OPTIONS", "POST", "TRACE", "PROPFIND"]) {
    expect([methode, statut(methode, "/metiers/D1102")]).toEqual([methode, 405]);
  }
  expect(statut("OPTIONS", "*")).toBe(405);
  expect(statut("GET", "/metiers/D1102")).toBeNull();
  expect(statut("HEAD", "/")).toBeNull();
});

it("the one form that is posted to its page must come from here", () => {
  expect(statut("POST", "/recherche", { origin: "http://ici.test" })).toBeNull();
  expect(statut("POST", "/recherche", { origin: "http://ailleurs.test" })).toBe(405);
  expect(statut("POST", "/recherche")).toBe(405);
  const envoi = (octets: number): object => ({ origin: "http://ici.test", "content-length": String(octets) });
  expect(statut("POST", "/recherche", envoi(2_000))).toBeNull();
  expect(statut("POST", "/recherche", envoi(20_000_000))).toBe(413);
});

it("the API says itself which methods it takes, of those that are known", () => {
  for (const methode of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    expect([methode, statut(methode, "/api/version")]).toEqual([methode, null]);
  }
  expect(statut("TRACE", "/api/version")).toBe(405);
});

it("an address is readable, and not endless", () => {
  expect(statut("GET", "/metiers/%E0%A4%A")).toBe(400);
  expect(statut("GET", `/?q=${"a".repeat(9000)}`)).toBe(414);
});
