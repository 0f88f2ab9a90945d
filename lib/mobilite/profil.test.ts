import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import type { CodeMetier } from "../rome";
import { demandeProfil, mobiliteEntre, type Proposition, profil } from ".";
import { extrait } from "./testing";

const rome = await extrait();
const metiers = [...rome.metiers.keys()];
const competences = [...rome.competences.keys()];
const savoirs = [...rome.savoirs.keys()];

/** As the API reads it, but with every métier in the answer. */
const lire = (d: z.input<typeof demandeProfil>) => ({ ...demandeProfil.parse(d), limite: metiers.length });

function propositions(d: z.input<typeof demandeProfil>): readonly Proposition[] {
  const reponse = profil(rome, lire(d));
  if (reponse.statut !== "trouve") throw new Error(reponse.detail);
  return reponse.propositions;
}

const scores = (d: z.input<typeof demandeProfil>): Map<string, number> =>
  new Map(propositions(d).map((p) => [p.code, p.score]));

const tenus = fc.uniqueArray(fc.constantFrom(...metiers), { minLength: 0, maxLength: 3 });
const coches = fc.uniqueArray(fc.constantFrom(...competences), { minLength: 1, maxLength: 30 });
const sus = fc.uniqueArray(fc.constantFrom(...savoirs), { minLength: 0, maxLength: 15 });

describe("profil", () => {
  it("never lowers a target when one of its skills or savoirs is ticked, never raises it when it is unticked", () => {
    fc.assert(
      fc.property(tenus, coches, sus, fc.constantFrom(...metiers), fc.nat(), (m, c, s, cible, n) => {
        fc.pre(!m.includes(cible));
        const fiche = rome.metiers.get(cible);
        const siennes = fiche?.competences.map((x) => x.competence.ogr) ?? [];
        const siens = fiche?.savoirs.map((x) => x.savoir.ogr) ?? [];
        const enPlus = siennes[n % siennes.length];
        const su = siens[n % Math.max(1, siens.length)];
        const sans = {
          metiers: m,
          competences: c.filter((x) => x !== enPlus),
          savoirs: s.filter((x) => x !== su),
        };
        fc.pre(sans.metiers.length + sans.competences.length + sans.savoirs.length > 0);
        const avec = {
          ...sans,
          competences: [...sans.competences, ...(enPlus ? [enPlus] : [])],
          savoirs: [...sans.savoirs, ...(su ? [su] : [])],
        };
        expect(scores(avec).get(cible) ?? 0).toBeGreaterThanOrEqual(scores(sans).get(cible) ?? 0);
      }),
    );
  });

  it("raises a target when all its skills are ticked", () => {
    for (const code of metiers) {
      const siennes = rome.metiers.get(code)?.competences.map((x) => x.competence.ogr) ?? [];
      const [premiere] = propositions({ competences: siennes, savoirs: [] });
      expect(premiere?.code).toBe(code);
    }
  });

  it("says which métiers held a move starts from: those whose official table has it, else the nearest one", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...metiers), { minLength: 1, maxLength: 4 }), (m) => {
        const seul = (de: CodeMetier, vers: CodeMetier) => mobiliteEntre(rome, de, vers)?.score ?? 0;
        for (const { code, ordre, depuis } of propositions({ metiers: m })) {
          const codes = depuis.map((d) => d.code);
          const officiels = m.filter((de) => rome.metiers.get(de)?.mobilites.some((l) => l.cible === code));
          if (ordre !== null) expect([...codes].sort()).toEqual([...officiels].sort());
          else {
            expect(officiels).toEqual([]);
            const meilleur = Math.max(...m.map((de) => seul(de, code)));
            expect(codes).toHaveLength(1);
            for (const de of codes) expect(seul(de, code)).toBeCloseTo(meilleur, 3);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it("does not depend on the order of the lists, nor on what is said twice", () => {
    fc.assert(
      fc.property(tenus, coches, sus, (m, c, s) => {
        const une = propositions({ metiers: m, competences: c, savoirs: s });
        const autre = propositions({
          metiers: [...m, ...m].reverse(),
          competences: [...c].reverse(),
          savoirs: [...s].reverse(),
        });
        expect(autre).toEqual(une);
      }),
      { numRuns: 30 },
    );
  });

  it("takes all that the métiers ask for when nothing is said of ticks, and nothing when the lists are empty", () => {
    const [code = ""] = metiers;
    const fiche = rome.metiers.get(code);
    const tout = {
      metiers: [code],
      competences: fiche?.competences.map((x) => x.competence.ogr),
      savoirs: fiche?.savoirs.map((x) => x.savoir.ogr),
    };
    expect(propositions({ metiers: [code] })).toEqual(propositions(tout));
    const rien = scores({ metiers: [code], competences: [], savoirs: [] });
    for (const [cible, score] of scores(tout)) expect(score).toBeGreaterThanOrEqual(rien.get(cible) ?? 0);
  });

  it("leaves out the métiers held, refused conditions and regulated métiers", () => {
    const m = metiers.slice(0, 3);
    const tout = propositions({ metiers: m });
    expect(tout.some((p) => m.includes(p.code))).toBe(false);
    const contexte = tout.flatMap((p) => rome.metiers.get(p.code)?.contextes ?? [])[0]?.ogr ?? "";
    const sans = propositions({ metiers: m, sans: { contextes: [contexte], reglemente: true } });
    expect(sans.length).toBeGreaterThan(0);
    expect(sans.length).toBeLessThan(tout.length);
    expect(profil(rome, { ...lire({ metiers: m }), limite: 3 })).toEqual({
      statut: "trouve",
      propositions: tout.slice(0, 3),
    });
    for (const { code } of sans) {
      expect(rome.metiers.get(code)?.reglemente).not.toBe(true);
      expect(rome.metiers.get(code)?.contextes.map((c) => c.ogr)).not.toContain(contexte);
    }
  });

  it("keeps what answers to a wish, and explains what is named whatever is refused", () => {
    const m = metiers.slice(0, 2);
    const tout = propositions({ metiers: m });
    const voulue = tout.flatMap((p) => rome.metiers.get(p.code)?.centresInteret ?? [])[0]?.centre.code ?? "";
    const avec = propositions({ metiers: m, avec: { centresInteret: [voulue], riasec: ["S", "C"] } });
    expect(avec.length).toBeLessThan(tout.length);
    for (const { code } of avec) {
      const fiche = rome.metiers.get(code);
      expect(fiche?.centresInteret.map((c) => c.centre.code)).toContain(voulue);
      expect(fiche?.riasec.some((lettre) => lettre === "S" || lettre === "C")).toBe(true);
    }
    const nommes = tout.slice(-3).map((p) => p.code);
    const contextes = nommes.flatMap((c) => rome.metiers.get(c)?.contextes.map((x) => x.ogr) ?? []);
    const vers = profil(
      rome,
      demandeProfil.parse({ metiers: m, vers: nommes, sans: { contextes, reglemente: true }, limite: 1 }),
    );
    expect(vers.statut === "trouve" && vers.propositions.map((p) => p.code)).toEqual(nommes);
    expect(vers.statut === "trouve" && vers.propositions).toEqual(tout.slice(-3));
  });

  it("names the codes that it does not have", () => {
    expect(profil(rome, demandeProfil.parse({ metiers: ["Z9999", metiers[0] ?? ""] }))).toMatchObject({
      statut: "invalide",
      champ: "metiers",
      codes: ["Z9999"],
    });
  });

  it("gives an official move its best rank among the métiers held", () => {
    const tous = [...rome.metiers.values()];
    const rangs = (m: readonly string[], cible: string): number[] =>
      tous
        .filter((x) => m.includes(x.code))
        .flatMap((x) => x.mobilites.filter((l) => l.cible === cible).map((l) => l.ordre));
    let departages = 0;
    for (let i = 0; i + 5 < metiers.length; i++) {
      const m = metiers.slice(i, i + 5);
      for (const { code, ordre } of propositions({ metiers: m })) {
        const siens = rangs(m, code);
        expect(ordre).toBe(siens.length === 0 ? null : Math.min(...siens));
        if (new Set(siens).size > 1) departages++;
      }
    }
    expect(departages).toBeGreaterThan(0);
  });

  it("cites together what one held métier has, and never what is not ticked", () => {
    const aPart = ["savoir-faire", "savoirs"];
    let vues = 0;
    for (let i = 0; i + 5 < metiers.length; i += 5) {
      const m = metiers.slice(i, i + 5);
      const fiches = m.flatMap((c) => rome.metiers.get(c) ?? []);
      const ogrs = fiches.map((f) => [
        ...f.competences.map((c) => c.competence.ogr),
        ...f.savoirs.map((s) => s.savoir.ogr),
      ]);
      const coches = {
        competences: fiches
          .flatMap((f) => f.competences.map((c) => c.competence.ogr))
          .filter((_, k) => k % 3),
        savoirs: fiches.flatMap((f) => f.savoirs.map((s) => s.savoir.ogr)).filter((_, k) => k % 3),
      };
      const dits = new Set([...coches.competences, ...coches.savoirs]);
      for (const { raisons } of propositions({ metiers: m, ...coches })) {
        for (const { items } of raisons.filter((r) => aPart.includes(r.type))) {
          vues++;
          const siens = items.map((x) => x.code ?? "");
          expect(ogrs.some((o) => siens.every((c) => o.includes(c)))).toBe(true);
          expect(siens.every((c) => dits.has(c))).toBe(true);
        }
      }
    }
    expect(vues).toBeGreaterThan(0);
  });

  it("explains by what is ticked, with no métier or beside those held", () => {
    const [code = "", autre = ""] = metiers;
    const competences = rome.metiers.get(code)?.competences.map((x) => x.competence.ogr) ?? [];
    for (const m of [[], [autre]]) {
      const vise = propositions({ metiers: m, competences }).find((p) => p.code === code);
      expect(vise?.raisons.map((r) => r.type)).toContain("coeur");
    }
  });

  it("names unknown codes", () => {
    expect(profil(rome, lire({ metiers: ["Z9999", "Z9998", metiers[0] ?? ""] }))).toMatchObject({
      statut: "invalide",
      champ: "metiers",
      detail: expect.stringContaining("Z9999, Z9998"),
    });
    const fautes: readonly (readonly [string, z.input<typeof demandeProfil>])[] = [
      ["competences", { competences: ["1"] }],
      ["savoirs", { savoirs: ["1"] }],
      ["sans.contextes", { metiers: metiers.slice(0, 1), sans: { contextes: ["1"] } }],
    ];
    for (const [champ, d] of fautes) {
      expect(profil(rome, lire(d))).toMatchObject({ statut: "invalide", champ });
    }
  });
});

describe("demandeProfil", () => {
  const codes = (n: number) => Array.from({ length: n }, (_, i) => String(i));
  it("takes 20 métiers and 500 skills in all, and no more", () => {
    const ok = { metiers: codes(20), competences: codes(400), savoirs: codes(100) };
    expect(demandeProfil.safeParse(ok).success).toBe(true);
    const refus = [
      { ...ok, metiers: codes(21) },
      { ...ok, competences: codes(401) },
      { ...ok, limite: 0 },
      { ...ok, limite: 51 },
      { ...ok, metiers: "D1102" },
      {},
    ];
    for (const d of refus) {
      const lu = demandeProfil.safeParse(d);
      expect(lu.success).toBe(false);
      expect(lu.error?.issues[0]?.path.length).toBeGreaterThan(0);
    }
  });

  it("reads codes as people write them", () => {
    expect(
      demandeProfil.parse({ metiers: [" d1102 ", "D1102"], competences: [" 123456"], savoirs: ["x "] }),
    ).toMatchObject({ metiers: ["D1102"], competences: ["123456"], savoirs: ["x"] });
  });

  it.each([
    [{ competances: [] }, "", /^Champ inconnu.*competances/],
    [{ sans: { regl: true, x: 1 } }, "sans", /^Champs inconnus.*regl, x/],
    [{ sans: { reglemente: "oui" } }, "sans.reglemente", /^Vrai/],
    [{ sans: [] }, "sans", /^Un objet/],
    [{ limite: "a" }, "limite", /^Un nombre entier de 1 à 50/],
    [{ limite: 0 }, "limite", /^Un nombre entier de 1 à 50/],
    [{ limite: 2.5 }, "limite", /^Un nombre entier de 1 à 50/],
    [{ limite: 51 }, "limite", /^Un nombre entier de 1 à 50/],
  ])("says in French what is wrong in %j", (faute, champ, message) => {
    const [issue] = demandeProfil.safeParse({ metiers: ["D1102"], ...faute }).error?.issues ?? [];
    expect(issue?.path.join(".")).toBe(champ);
    expect(issue?.message).toMatch(message);
  });

  it("counts the same métier once towards the limit", () => {
    expect(demandeProfil.safeParse({ metiers: Array(30).fill("D1102") }).success).toBe(true);
  });
});
