import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { build } from "../rome/referential/build";
import { archiveSource } from "../rome/sources/archive";
import { extraitSource } from "../rome/sources/extrait";
import { archiveOfficielle } from "../rome/testing/archive";
import { carteDe, fluxDe } from "./carte";
import { COTE, disposer, disposerParDomaine, type Positions } from "./disposer";
import { garderPositions, lirePositions } from "./garder";
import { calculerEtGarder, completerCarte, lireCarte } from "./preparer";
import { empreinteDe, type Trame, trameDe } from "./trame";

const extrait = build(await extraitSource().load());
const trame = trameDe(extrait);
const SCRIPT = fileURLToPath(new URL("../cli/carte.ts", import.meta.url));
const COMMANDE = [process.execPath, "--import", "tsx", SCRIPT] as const;

let dossier: string;
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), "carte-"));
});
afterEach(() => rm(dossier, { recursive: true, force: true }));

/** A referential of its own each time: what a process knows of one hangs on that one. */
const neuf = async (): Promise<typeof extrait> => build(await extraitSource().load());

/** Mean distance between the métiers of each pair. */
function ecart({ x, y }: Positions, paires: readonly (readonly [number, number])[]): number {
  const total = paires.reduce(
    (s, [i, j]) => s + Math.hypot((x[i] ?? 0) - (x[j] ?? 0), (y[i] ?? 0) - (y[j] ?? 0)),
    0,
  );
  return total / paires.length;
}
const paires = (garder: (i: number, j: number) => boolean): [number, number][] =>
  trame.codes.flatMap((_, i) =>
    trame.codes.flatMap((__, j): [number, number][] => (i < j && garder(i, j) ? [[i, j]] : [])),
  );

describe("the layout", () => {
  const positions = disposer(trame);

  test("is the same each time, fills the square, and puts no two métiers on one point", () => {
    expect(disposer(trame)).toEqual(positions);
    expect(positions.x).toHaveLength(trame.codes.length);
    const tous = [...positions.x, ...positions.y];
    expect(Math.min(...tous)).toBe(0);
    expect(Math.max(...tous)).toBe(COTE);
    expect(new Set(positions.x.map((x, i) => `${x} ${positions.y[i]}`)).size).toBe(trame.codes.length);
  });

  test("brings together a domaine, then a grand domaine, then what moves link", () => {
    const tous = ecart(
      positions,
      paires(() => true),
    );
    const memeDomaine = ecart(
      positions,
      paires((i, j) => trame.domaines[i] === trame.domaines[j]),
    );
    const memeGrand = ecart(
      positions,
      paires((i, j) => trame.grandsDomaines[i] === trame.grandsDomaines[j]),
    );
    const ailleursLies = ecart(
      positions,
      paires(
        (i, j) =>
          trame.grandsDomaines[i] !== trame.grandsDomaines[j] && (trame.liens[i]?.includes(j) ?? false),
      ),
    );
    expect(memeDomaine).toBeLessThan(0.35 * tous);
    expect(memeGrand).toBeLessThan(0.5 * tous);
    expect(ailleursLies).toBeLessThan(0.9 * tous);
  });

  test("the plain one needs no link", () => {
    const sansLiens: Trame = { ...trame, liens: trame.codes.map(() => []) };
    const simple = disposerParDomaine(sansLiens);
    expect(simple.x.every((v) => Number.isInteger(v) && v >= 0 && v <= COTE)).toBe(true);
    const memeGrand = paires((i, j) => trame.grandsDomaines[i] === trame.grandsDomaines[j]);
    expect(ecart(simple, memeGrand)).toBeLessThan(
      0.5 *
        ecart(
          simple,
          paires(() => true),
        ),
    );
  });

  test.each([0, 1, 2])("holds with %d métiers", (n) => {
    const petite: Trame = {
      codes: trame.codes.slice(0, n),
      domaines: trame.domaines.slice(0, n),
      grandsDomaines: trame.grandsDomaines.slice(0, n),
      liens: trame.codes.slice(0, n).map(() => []),
    };
    expect(disposer(petite).x.every(Number.isInteger)).toBe(true);
    expect(disposer(petite).y).toHaveLength(n);
  });
});

describe("what is kept", () => {
  const positions = disposerParDomaine(trame);

  test("is found again, for these very data only", async () => {
    await garderPositions(dossier, trame, positions);
    expect(await lirePositions(dossier, trame)).toEqual(positions);
    const autre: Trame = { ...trame, liens: [[1], ...trame.liens.slice(1)] };
    expect(empreinteDe(autre)).not.toBe(empreinteDe(trame));
    expect(await lirePositions(dossier, autre)).toBeNull();
  });

  test.each(["", "{", '{"x":[1],"y":[1]}', '{"x":[],"y":[]}', '{"x":"non"}'])(
    "counts for nothing when it is %j",
    async (contenu) => {
      await mkdir(join(dossier, "cartes"));
      await writeFile(join(dossier, "cartes", `${empreinteDe(trame)}.json`), contenu);
      expect(await lirePositions(dossier, trame)).toBeNull();
    },
  );

  test("does not pile up", async () => {
    for (let i = 0; i < 6; i++) {
      const version: Trame = { ...trame, codes: [...trame.codes.slice(1), `Z000${i}`] };
      await garderPositions(dossier, version, positions);
    }
    expect((await readdir(join(dossier, "cartes"))).length).toBeLessThanOrEqual(3);
  });
});

describe("the map of a referential", () => {
  test("is provisional, then that of another process, then kept for the next one", async () => {
    const premier = await neuf();
    expect(carteDe(premier).disposition).toBe("provisoire");
    const avis: string[] = [];
    await completerCarte(premier, dossier, COMMANDE, (m) => avis.push(m));
    expect(avis).toEqual([]);
    const carte = carteDe(premier);
    expect(carte.disposition).toBe("calculee");
    expect({ x: carte.x, y: carte.y }).toEqual(disposer(trame));

    const second = await neuf();
    expect(await lireCarte(second, dossier)).toBe(true);
    expect(carteDe(second)).toEqual(carte);
  });

  test("stays provisional when it cannot be computed, and says why in one line", async () => {
    const referential = await neuf();
    const avis: string[] = [];
    await completerCarte(referential, dossier, [process.execPath, "-e", "throw new Error('panne')"], (m) =>
      avis.push(m),
    );
    await completerCarte(referential, dossier, ["/nulle/part"], (m) => avis.push(m));
    expect(avis).toEqual([
      expect.stringContaining("(code 1, Error: panne)"),
      expect.stringContaining("(ENOENT)"),
    ]);
    expect(carteDe(referential).disposition).toBe("provisoire");
  });

  test("is used even when it cannot be kept", async () => {
    const referential = await neuf();
    const fichier = join(dossier, "fichier");
    await writeFile(fichier, "");
    const avis: string[] = [];
    await completerCarte(referential, fichier, COMMANDE, (m) => avis.push(m));
    expect(avis).toHaveLength(1);
    expect(carteDe(referential).disposition).toBe("calculee");
  });

  test("an import leaves it ready", async () => {
    await calculerEtGarder(extrait, dossier);
    expect(await lireCarte(await neuf(), dossier)).toBe(true);
  });

  test("has columns of one length, and counts each move once at both ends", () => {
    const { codes, libelles, groupes, x, y, liens } = carteDe(extrait);
    for (const colonne of [libelles, groupes, x, y, liens]) expect(colonne).toHaveLength(codes.length);
    const flux = [...fluxDe(extrait).values()];
    const somme = (quoi: "sortants" | "entrants"): number => flux.reduce((n, f) => n + f[quoi], 0);
    expect(somme("sortants")).toBe(liens.flat().length);
    expect(somme("entrants")).toBe(liens.flat().length);
  });
});

const archive = archiveOfficielle("carte du ROME complet");
describe.skipIf(archive === null)("on the whole ROME", () => {
  test("the map fits in 60 kB once compressed, layout included", async () => {
    const { gzipSync } = await import("node:zlib");
    const entier = build(await archiveSource(archive ?? "").load());
    const cartes = trameDe(entier);
    await garderPositions(dossier, cartes, disposer(cartes));
    expect(await lireCarte(entier, dossier)).toBe(true);
    const octets = gzipSync(JSON.stringify(carteDe(entier)), { level: 6 }).length;
    expect(octets).toBeLessThanOrEqual(60_000);
  });
});
