import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { RACINE } from "./build";
import { SANS_REGLAGES } from "./sans-reglages";

/** Rows of the tables of settings; `…_X` stands for a name that begins as the one before. */
const nommes = readFileSync(join(RACINE, "README.md"), "utf8")
  .split("\n")
  .filter((ligne) => ligne.startsWith("| `"))
  .flatMap((ligne) => ligne.split("|")[1]?.match(/(?<=`)[A-Z][A-Z_]+(?=`)/g) ?? []);

test("every setting that operators are told of is blank in tests, whoever runs them", () => {
  expect(nommes).toContain("DATABASE_URL");
  const inconnus = nommes.filter((nom) => !Object.hasOwn(SANS_REGLAGES, nom));
  // The browser of the tests is theirs.
  expect(inconnus).toEqual(["CHROMIUM_PATH"]);
  for (const nom of Object.keys(SANS_REGLAGES)) expect(process.env[nom], nom).toBe("");
});
