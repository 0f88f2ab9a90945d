import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demarrerStandin, type Standin } from "../../../../e2e/standin";
import type { NomTable, RomeTables } from "../../model";
import { CLES } from "../../referential/validate";
import { archiveOfficielle } from "../../testing/archive";
import { clientDe } from "../../testing/client";
import { archiveSource } from "../archive";
import { describeSourceContract } from "../contract";
import { calculerPlan, ECHANTILLON, franceTravailSource } from ".";

const chemin = archiveOfficielle("lib/rome/sources/francetravail/full.test.ts");

/** What makes a row of a table the same row on both sides. */
const CLES_TOUTES: { readonly [T in NomTable]: readonly string[] } = {
  ...CLES,
  textes: ["metier", "genre", "position"],
};
/** What the API does not have at all; a rank in a list says the same as a number, which is compared apart. */
const SANS: readonly string[] = ["metiers.ogr", "mobilites.ordre"];

type Row = Readonly<Record<string, unknown>>;

/** Every difference between two sets of tables, as "table key field: here / there". */
function differences(archive: RomeTables, api: RomeTables, sans: readonly string[]): string[] {
  return (Object.keys(CLES_TOUTES) as NomTable[]).flatMap((table) => {
    const cle = (row: Row): string => CLES_TOUTES[table].map((champ) => String(row[champ])).join(" ");
    const par = (rome: RomeTables): Map<string, Row> =>
      new Map((rome.tables[table] as readonly unknown[] as readonly Row[]).map((row) => [cle(row), row]));
    const [avant, apres] = [par(archive), par(api)];
    return [
      ...[...avant.keys()].filter((k) => !apres.has(k)).map((k) => `${table} ${k}: archive only`),
      ...[...apres.keys()].filter((k) => !avant.has(k)).map((k) => `${table} ${k}: API only`),
      ...[...avant].flatMap(([k, row]) => {
        const autre = apres.get(k);
        return autre === undefined
          ? []
          : Object.keys(row)
              .filter((champ) => !sans.includes(`${table}.${champ}`) && row[champ] !== autre[champ])
              .map((champ) => `${table} ${k} ${champ}: ${String(row[champ])} / ${String(autre[champ])}`);
      }),
    ];
  });
}

const cibles = ({ tables }: RomeTables): Map<string, string> => {
  const listes = new Map<string, string[]>();
  for (const m of [...tables.mobilites].sort((a, b) => a.ordre - b.ordre)) {
    listes.set(m.metier, [...(listes.get(m.metier) ?? []), m.cible]);
  }
  return new Map([...listes].map(([code, liste]) => [code, liste.join()]));
};

describe.skipIf(!chemin)("the whole of v60 through the APIs", () => {
  let archive: RomeTables;
  let standin: Standin;
  let dossier: string;
  const charger = (reference: RomeTables | null, sous: string): Promise<RomeTables> =>
    franceTravailSource({
      client: clientDe(standin),
      dossier: join(dossier, sous),
      reference,
      quota: 1000,
    }).load();

  let sansArchive: Promise<RomeTables> | undefined;
  const lireTout = (): Promise<RomeTables> => {
    sansArchive ??= charger(null, "sans");
    return sansArchive;
  };

  beforeAll(async () => {
    dossier = await mkdtemp(join(tmpdir(), "passerelles-api-"));
    archive = await archiveSource(chemin ?? "").load();
    standin = await demarrerStandin({ referential: archive, debit: 100_000 });
  }, 180_000);
  afterAll(async () => {
    await standin.fermer();
    await rm(dossier, { recursive: true });
  });

  describeSourceContract("the ROME APIs", () => ({ load: lireTout }));

  it("equals the archive field by field where both have the field, and says what only one has", async () => {
    const api = await lireTout();
    expect(api).toMatchObject({ version: "60", publieeLe: archive.publieeLe, source: "api" });
    // Only in the archive: divisions of the NAF and contexts that no métier has, which no list of the API names.
    const lies = new Set(archive.tables.nafsLiens.map((l) => l.code));
    const [attendues, autres] = [[] as string[], [] as string[]];
    for (const d of differences(archive, api, SANS)) {
      const code = /^nafs (\d+): archive only$/.exec(d)?.[1];
      (code !== undefined && !lies.has(code) ? attendues : autres).push(d);
    }
    process.stdout.write(
      `Only in the archive: OGR of métiers, numbers of moves (their order is the same); ${attendues.join("; ")}.\n` +
        "Only in the API: formacodes, ISCO, ESCO links, frequency of key compétences; none is read.\n",
    );
    expect(autres.slice(0, 20)).toEqual([]);
    expect(cibles(api)).toEqual(cibles(archive));
  });

  it("with the archive at hand, asks for the lists and a sample only, and gives the same", async () => {
    standin.oublierJournal();
    const api = await charger(archive, "avec");
    expect(differences(archive, api, []).slice(0, 20)).toEqual([]);
    const plan = calculerPlan(ECHANTILLON, true, 1);
    const appels = standin.journal.filter((a) => a.api !== "jeton");
    expect(appels).toHaveLength(plan.appels);
    expect(plan.secondes).toBeLessThanOrEqual(60);
    expect(calculerPlan(archive.tables.metiers.length, false, 1).secondes).toBeLessThanOrEqual(40 * 60);
  });

  it("asks nothing again of what its journal holds but the version", async () => {
    await charger(archive, "avec");
    standin.oublierJournal();
    await charger(archive, "avec");
    expect(standin.journal.filter((a) => a.api !== "jeton").map((a) => a.chemin)).toEqual([
      "/partenaire/rome-metiers/v1/metiers/version",
    ]);
  });
});
