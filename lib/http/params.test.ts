import { expect, test } from "vitest";
import { entier } from "./params";

const lire = (query: string): ReturnType<typeof entier> =>
  entier(new URLSearchParams(query), "limite", { min: 1, max: 50, defaut: 20 });

test.each([
  ["", 20],
  ["limite=", 20],
  ["limite=1", 1],
  ["limite=50", 50],
  ["limite=007", 7],
  ["limite=3&limite=99", 3],
])("%j gives %i", (query, attendu) => {
  expect(lire(query)).toEqual({ statut: "ok", corps: attendu });
});

test.each(["0", "51", "-1", "1.5", "1e1", "0x10", " 5", "५", "99999999999999999999", "Infinity", "abc"])(
  "%j is refused by a 400 that names the parameter and its bounds",
  (valeur) => {
    const lu = lire(`limite=${encodeURIComponent(valeur)}`);
    expect(lu).toMatchObject({ statut: "probleme", probleme: { status: 400 } });
    const detail = lu.statut === "probleme" ? lu.probleme.detail : "";
    expect(detail).toContain("« limite »");
    expect(detail).toContain("1 à 50");
  },
);
