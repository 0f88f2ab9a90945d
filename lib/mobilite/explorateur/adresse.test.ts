import fc from "fast-check";
import { expect, test } from "vitest";
import { CONTRAINTES } from "../../contraintes";
import { SELECTION_MAX } from "../../routes";
import { buildEtat, ETAT_INITIAL, type EtatExplorateur, FIL_MAX, parseEtat } from "./adresse";
import { LETTRES, TRANSITIONS } from "./modele";
import { COLONNES } from "./tri";

const code = fc
  .tuple(fc.constantFrom(..."ABCDEFGHIJKLMN"), fc.integer({ min: 0, max: 9999 }))
  .map(([lettre, n]) => `${lettre}${String(n).padStart(4, "0")}`);
/** A part of a list, in its order: how an address keeps choices. */
const parmi = <T>(valeurs: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...valeurs]);

const etat: fc.Arbitrary<EtatExplorateur> = fc.record({
  fil: fc.array(code, { maxLength: FIL_MAX }),
  filtres: fc.record({
    nature: fc.constantFrom("officielles" as const, "calculees" as const, null),
    domaines: parmi([..."ABCDEFGHIJKLMN"]),
    sansReglementes: fc.boolean(),
    sans: parmi(CONTRAINTES.map((c) => c.code)),
    riasec: parmi(LETTRES),
    transitions: parmi(TRANSITIONS),
  }),
  vue: fc.constantFrom("dessin" as const, "tableau" as const, null),
  tri: fc.record({ colonne: fc.constantFrom(...COLONNES), inverse: fc.boolean() }),
  panneau: fc.option(code),
  selection: fc.uniqueArray(code, { maxLength: SELECTION_MAX }),
  version: fc.option(fc.integer({ min: 1, max: 9999 }).map(String)),
});

test("what is built is read back the same, through the text of an address", () => {
  fc.assert(
    fc.property(etat, (e) => {
      expect(parseEtat(new URLSearchParams(buildEtat(e).toString()))).toEqual(e);
    }),
  );
});

test("an address that says nothing is empty", () => {
  expect(buildEtat(ETAT_INITIAL).toString()).toBe("");
  expect(parseEtat(new URLSearchParams())).toEqual(ETAT_INITIAL);
});

test("the same state has one address, whatever the order it came in", () => {
  const [a, b] = ["sans=debout&sans=nuit&domaine=N&domaine=A", "domaine=A&sans=nuit&domaine=N&sans=debout"];
  const un = buildEtat(parseEtat(new URLSearchParams(a))).toString();
  expect(un).toBe(buildEtat(parseEtat(new URLSearchParams(b))).toString());
  expect(un).toBe("domaine=A&domaine=N&sans=nuit&sans=debout");
});

test("any text is read without throwing, and what is read can be built again", () => {
  const noms = fc.constantFrom(
    "par",
    "nature",
    "domaine",
    "reglementes",
    "sans",
    "riasec",
    "transition",
    "vue",
    "tri",
    "panneau",
    "m",
    "v",
    "autre",
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(noms, fc.string({ unit: "binary" }))), (paires) => {
      const lu = parseEtat(new URLSearchParams(paires));
      expect(parseEtat(buildEtat(lu))).toEqual(lu);
    }),
  );
});

test.each([
  ["par=D1106,xx,J15011,%00,n4101", { fil: ["D1106", "N4101"] }],
  ["vue=carte", { vue: null }],
  ["tri=-prix", { tri: ETAT_INITIAL.tri }],
  ["tri=-nom", { tri: { colonne: "nom", inverse: true } }],
  ["panneau=<script>", { panneau: null }],
  ["v=60%0A", { version: null }],
  ["v=60", { version: "60" }],
  ["m=D1106&m=D1106&m=z", { selection: ["D1106"] }],
])("%s: what is damaged is dropped, the rest is kept", (query, attendu) => {
  expect(parseEtat(new URLSearchParams(query))).toEqual({ ...ETAT_INITIAL, ...attendu });
});

test("unknown and damaged filters ask nothing", () => {
  const query = "nature=toutes&domaine=Z&domaine=AA&reglementes=oui&sans=rire&riasec=X&transition=";
  expect(parseEtat(new URLSearchParams(query))).toEqual(ETAT_INITIAL);
});

test("a trail keeps its latest steps", () => {
  const fil = Array.from({ length: 30 }, (_, i) => `A${String(1000 + i)}`);
  expect(parseEtat(new URLSearchParams({ par: fil.join(",") })).fil).toEqual(fil.slice(-FIL_MAX));
});

test("a link carries a whole selection, as full as it can be", () => {
  const selection = Array.from({ length: SELECTION_MAX }, (_, i) => `A${String(1000 + i)}`);
  expect(parseEtat(buildEtat({ ...ETAT_INITIAL, selection })).selection).toEqual(selection);
});
