import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { EnvError } from "../env";
import { migrer, motif, ouvrir } from "./base/ouvrir";
import { reglagesDossiers } from "./reglages";

const dossier = mkdtempSync(join(tmpdir(), "passerelles-reglages-"));
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

test.each([
  { DATABASE_URL: "mysql://moi:motdepasse4821@hote/base" },
  { DATABASE_URL: "postgres://moi:motdepasse4821@hote/base" },
  { DOSSIERS_CLES: "k1:pas-une-cle-4821" },
  { DOSSIERS_CLES: "4821" },
  { DOSSIERS_CLES: `k4821:${"A".repeat(43)}=,k4821:${"B".repeat(42)}A=` },
  { DOSSIERS_MOIS: "4821" },
  { PLANS_MAX_MO: "-4821" },
] as Record<string, string>[])("a setting that is refused is named, never repeated: %o", (variables) => {
  const refuser = (): unknown => reglagesDossiers(variables, dossier).cles();
  expect(refuser).toThrow(EnvError);
  expect(refuser).toThrow(/^Réglage [A-Z_]+ (refusé|absent)(?!.*4821)/);
});

test("the key that is made at the first start is the server's alone, and stays", () => {
  const [cle] = reglagesDossiers({}, dossier).cles();
  expect(cle?.octets).toHaveLength(32);
  expect(statSync(join(dossier, "dossiers.cle")).mode & 0o077).toBe(0);
  expect(reglagesDossiers({}, dossier).cles()[0]?.octets).toEqual(cle?.octets);
});

test("the file of the dossiers is the server's alone", async () => {
  const chemin = join(dossier, "base", "passerelles.db");
  const db = ouvrir(chemin);
  await migrer(db);
  await db.destroy();
  expect(statSync(chemin).mode & 0o077).toBe(0);
});

test("a fault of the database is told by a word, never by its message: it may quote what was sent", () => {
  const dit = 'Key (courriel)=(agnes@exemple.fr) already exists; insert into "x" values (…)';
  expect(motif(Object.assign(new Error(dit), { code: "23505" }))).toBe("23505");
  expect(motif(new TypeError(dit))).toBe("TypeError");
  expect(motif(dit)).toBe("inconnu");
});
