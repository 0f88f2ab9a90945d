import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type KyselyPlugin, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RACINE } from "../rome/testing/processus";
import { fournisseur } from "./base/migrations";
import { BaseIndisponible, type Dossiers, migrer, ouvrir } from "./base/ouvrir";
import { type Cle, CoffreFerme, coffre } from "./coffre";
import { type Contenu, contenuVide } from "./contenu";
import { type Depot, depot } from "./depot";
import { DOSSIERS_MAX } from "./ecriture";
import type { Duree } from "./lien";
import { type LienCree, type Liens, liens } from "./liens";
import { PARTAGES_MAX } from "./partages";
import { PAS_GARDES } from "./reglages";
import { resceller } from "./resceller";
import { empreinteDeBase } from "./secrets";
import { startPostgres } from "./testing/postgres";
import { type Utilisateurs, utilisateurs } from "./utilisateurs";
import { verifications } from "./verifications";

const dossier = mkdtempSync(join(tmpdir(), "passerelles-base-"));
const postgres = startPostgres("dossiers sur PostgreSQL");
afterAll(() => {
  postgres?.stop();
  rmSync(dossier, { recursive: true, force: true });
});

const K1: Cle = { nom: "k1", octets: randomBytes(32) };
const K2: Cle = { nom: "k2", octets: randomBytes(32) };

/** Room for some short links, not for a long one. */
const PLANS_MAX = 100_000;

let heure = Date.parse("2026-11-23T10:00:00Z");
const maintenant = (): string => new Date(heure).toISOString();
const avancer = (minutes: number): void => {
  heure += minutes * 60_000;
};
const contenu = (notes: string): Contenu => ({
  ...contenuVide("60", maintenant()),
  personne: "Dossier 12",
  notes,
});

async function ouvrirTout(url: string, cles: readonly Cle[]) {
  const db = ouvrir(url);
  await migrer(db);
  const c = coffre(cles);
  const outils = { db, coffre: c, empreinte: await empreinteDeBase(db, c), maintenant };
  return { db, c, d: depot(outils), u: utilisateurs(outils), l: liens({ ...outils, octetsMax: PLANS_MAX }) };
}

async function ouvrirVerifications(db: Dossiers) {
  const empreinte = await empreinteDeBase(db, coffre([K1]));
  return { v: verifications({ db, empreinte, maintenant }) };
}

/** A dossier, where there is room for one. */
async function creerDans(d: Depot, qui: string, c: Contenu) {
  const cree = await d.creer(qui, c);
  if (cree.statut !== "cree") throw new Error(cree.statut);
  return cree;
}

const BASES = [
  { nom: "SQLite", url: () => join(dossier, "base.db") },
  ...(postgres === null ? [] : [{ nom: "PostgreSQL", url: () => postgres.url }]),
];

describe.each(BASES)("$nom", ({ url }) => {
  let db: Dossiers;
  let d: Depot;
  let u: Utilisateurs;
  let l: Liens;
  let moi: string;
  let autre: string;
  const creer = (qui: string, c: Contenu) => creerDans(d, qui, c);
  const lier = async (scelle: string, jours: Duree): Promise<Extract<LienCree, { statut: "cree" }>> => {
    const cree = await l.creer(scelle, jours);
    if (cree.statut !== "cree") throw new Error(cree.statut);
    return cree;
  };
  beforeAll(async () => {
    ({ db, d, u, l } = await ouvrirTout(url(), [K1]));
    const qui = (sujet: string) =>
      u.connaitre({ fournisseur: "essai", sujet, courriel: `${sujet}@exemple.fr` });
    moi = (await qui("moi")).id;
    autre = (await qui("autre")).id;
  });
  afterAll(() => db.destroy());

  test("what is saved is read back, with its version", async () => {
    const { id, version } = await creer(moi, contenu("un"));
    const fait = await d.enregistrer(moi, id, contenu("deux"), version);
    expect(fait).toMatchObject({ statut: "enregistre", version: 2 });
    expect(await d.lire(moi, id)).toMatchObject({
      statut: "trouve",
      dossier: { version: 2, droit: "proprietaire", contenu: { notes: "deux" } },
    });
  });

  test("nobody else knows of it, whatever they call", async () => {
    const { id } = await creer(moi, contenu("secret"));
    const appels: Record<string, Promise<unknown>> = {
      resume: d.resume(autre, id),
      lire: d.lire(autre, id),
      enregistrer: d.enregistrer(autre, id, contenu("x"), 1),
      historique: d.historique(autre, id),
      ancienne: d.ancienne(autre, id, 1),
      restaurer: d.restaurer(autre, id, 1, 1),
      dupliquer: d.dupliquer(autre, id),
      archiver: d.archiver(autre, id, true),
      supprimer: d.supprimer(autre, id),
      partager: d.partager(autre, id, "autre@exemple.fr", "ecriture"),
      retirer: d.retirer(autre, id, "x@exemple.fr"),
      partages: d.partages(autre, id),
      journal: d.journal(autre, id),
    };
    // Every function of the depot that takes a dossier is here, or is one of these.
    expect([...Object.keys(appels), "compter", "creer", "eclaircir", "lister", "purger"].sort()).toEqual(
      Object.keys(d).sort(),
    );
    for (const [nom, appel] of Object.entries(appels)) {
      expect(await appel, nom).toEqual({ statut: "absent" });
    }
    expect((await d.lister(autre)).dossiers.map((r) => r.id)).not.toContain(id);
    expect(await d.lire(moi, id)).toMatchObject({ dossier: { version: 1, contenu: { notes: "secret" } } });
  });

  test("a reader reads, and does no more", async () => {
    const { id } = await creer(moi, contenu("à lire"));
    await d.partager(moi, id, " AUTRE@exemple.fr ", "lecture");
    expect(await d.lire(autre, id)).toMatchObject({ dossier: { droit: "lecture" } });
    expect((await d.lister(autre)).dossiers.find((r) => r.id === id)).toMatchObject({ droit: "lecture" });
    for (const appel of [
      d.enregistrer(autre, id, contenu("x"), 1),
      d.restaurer(autre, id, 1, 1),
      d.archiver(autre, id, true),
      d.supprimer(autre, id),
      d.partager(autre, id, "tiers@exemple.fr", "ecriture"),
      d.retirer(autre, id, "autre@exemple.fr"),
      d.partages(autre, id),
      d.journal(autre, id),
    ]) {
      expect(await appel).toEqual({ statut: "refuse" });
    }
    await d.retirer(moi, id, "autre@exemple.fr");
    expect(await d.lire(autre, id)).toEqual({ statut: "absent" });
  });

  test("a writer writes, and neither gives the dossier to others nor takes it away", async () => {
    const { id } = await creer(moi, contenu("à deux"));
    await d.partager(moi, id, "autre@exemple.fr", "ecriture");
    for (const appel of [
      d.archiver(autre, id, true),
      d.supprimer(autre, id),
      d.partager(autre, id, "tiers@exemple.fr", "ecriture"),
      d.retirer(autre, id, "autre@exemple.fr"),
      d.partages(autre, id),
      d.journal(autre, id),
    ]) {
      expect(await appel).toEqual({ statut: "refuse" });
    }
    expect(await d.enregistrer(autre, id, contenu("leur part"), 1)).toMatchObject({ statut: "enregistre" });
  });

  test("two windows: the second save tells of the first, and loses nothing", async () => {
    const { id } = await creer(moi, contenu("départ"));
    await d.partager(moi, id, "autre@exemple.fr", "ecriture");
    expect(await d.enregistrer(autre, id, contenu("le leur"), 1)).toMatchObject({ statut: "enregistre" });
    expect(await d.enregistrer(moi, id, contenu("le mien"), 1)).toMatchObject({
      statut: "conflit",
      auteur: autre,
      dossier: { version: 2, contenu: { notes: "le leur" } },
    });
  });

  test("of saves sent at once over one version, one gets in", async () => {
    const { id } = await creer(moi, contenu("départ"));
    const faits = await Promise.all(
      Array.from({ length: 8 }, (_, i) => d.enregistrer(moi, id, contenu(`${i}`), 1)),
    );
    expect(faits.filter((f) => f.statut === "enregistre")).toHaveLength(1);
    expect(faits.filter((f) => f.statut === "conflit")).toHaveLength(7);
  });

  test("the history has a step for each author and each ten minutes; a restored one keeps the others", async () => {
    const { id } = await creer(moi, contenu("un"));
    await d.enregistrer(moi, id, contenu("un et demi"), 1);
    avancer(11);
    await d.enregistrer(moi, id, contenu("deux"), 2);
    await d.partager(moi, id, "autre@exemple.fr", "ecriture");
    await d.enregistrer(autre, id, contenu("trois"), 3);
    expect(await d.historique(moi, id)).toMatchObject({
      pas: [
        { version: 4, auteur: autre, courriel: "autre@exemple.fr" },
        { version: 3, auteur: moi },
        { version: 2, auteur: moi },
      ],
    });
    expect(await d.ancienne(moi, id, 2)).toMatchObject({ contenu: { notes: "un et demi" } });
    expect(await d.restaurer(moi, id, 2, 4)).toMatchObject({ statut: "enregistre", version: 5 });
    expect(await d.lire(moi, id)).toMatchObject({ dossier: { contenu: { notes: "un et demi" } } });
    expect(await d.ancienne(moi, id, 4)).toMatchObject({ contenu: { notes: "trois" } });
  });

  test("a long history keeps its last steps, and one a day before; the journal, what is not past its time", async () => {
    const JOUR = 24 * 60;
    const { id } = await creer(moi, contenu("v1"));
    let version = 1;
    const pas = async (minutes: number): Promise<void> => {
      avancer(minutes);
      await d.enregistrer(moi, id, contenu(`v${version + 1}`), version++, true);
    };
    avancer(JOUR - (new Date(heure).getUTCHours() * 60 + new Date(heure).getUTCMinutes()));
    // Three steps on each of two days, one on the third, then as many as are all kept.
    for (const minutes of [0, 1, 1, JOUR, 1, 1, JOUR]) await pas(minutes);
    const limite = maintenant();
    for (let i = 0; i < PAS_GARDES; i++) await pas(11);
    expect(await d.eclaircir(limite)).toBeGreaterThanOrEqual(4);
    const reste = await d.historique(moi, id);
    if (reste.statut !== "trouve") throw new Error(reste.statut);
    expect(reste.pas.map((p) => p.version)).toEqual([
      ...Array.from({ length: PAS_GARDES }, (_, i) => version - i),
      // The last step of each day before; that of step 8 has others among the last ones.
      7,
      4,
      1,
    ]);
    expect(await d.lire(moi, id)).toMatchObject({ dossier: { version } });
    expect(await d.eclaircir(limite)).toBe(0);
    const journal = await d.journal(moi, id, 1_000);
    if (journal.statut !== "trouve") throw new Error(journal.statut);
    expect(journal.lignes.every((l) => l.le >= limite)).toBe(true);
    expect(journal.lignes.length).toBeGreaterThan(PAS_GARDES);
  });

  test("the journal tells its owner who did what, and each time someone saw what it says", async () => {
    const { id } = await creer(moi, contenu("x"));
    await d.partager(moi, id, "autre@exemple.fr", "ecriture");
    const faits: (() => Promise<unknown>)[] = [
      () => d.lire(autre, id),
      () => d.lire(autre, id, "export"),
      () => d.ancienne(autre, id, 1),
      () => d.dupliquer(autre, id),
      () => d.enregistrer(autre, id, contenu("le leur"), 1),
      // A conflict shows what is there.
      () => d.enregistrer(autre, id, contenu("en retard"), 1),
      () => d.restaurer(moi, id, 1, 2),
      () => d.archiver(moi, id, true),
      () => d.retirer(moi, id, "autre@exemple.fr"),
    ];
    for (const faire of faits) {
      avancer(1);
      await faire();
    }
    const journal = await d.journal(moi, id);
    if (journal.statut !== "trouve") throw new Error(journal.statut);
    expect(journal.lignes.slice(0, 9).map((l) => [l.action, l.courriel])).toEqual([
      ["retrait", "moi@exemple.fr"],
      ["archivage", "moi@exemple.fr"],
      ["restauration", "moi@exemple.fr"],
      ["ouverture", "autre@exemple.fr"],
      ["enregistrement", "autre@exemple.fr"],
      ["export", "autre@exemple.fr"],
      ["ouverture", "autre@exemple.fr"],
      ["export", "autre@exemple.fr"],
      ["ouverture", "autre@exemple.fr"],
    ]);
    expect(
      journal.lignes
        .slice(9)
        .map((l) => l.action)
        .sort(),
    ).toEqual(["creation", "partage"]);
  });

  test("a copy is one's own; an archived one comes back; a deleted one leaves nothing", async () => {
    const { id } = await creer(moi, contenu("modèle"));
    await d.partager(moi, id, "autre@exemple.fr", "lecture");
    const copie = await d.dupliquer(autre, id);
    if (copie.statut !== "cree") throw new Error("no copy");
    expect(await d.lire(autre, copie.id)).toMatchObject({
      dossier: { droit: "proprietaire", contenu: { notes: "modèle" } },
    });
    expect(await d.lire(moi, copie.id)).toEqual({ statut: "absent" });
    await d.archiver(moi, id, true);
    expect((await d.lister(moi)).dossiers.find((r) => r.id === id)?.archive).toBe(true);
    await d.supprimer(moi, id);
    for (const table of ["historique", "acces", "journal"] as const) {
      expect(await db.selectFrom(table).selectAll().where("dossier", "=", id).execute(), table).toEqual([]);
    }
  });

  test("nothing typed, no address and no token reads in the database", async () => {
    const { id } = await creer(moi, contenu("allergie-aux-arachides"));
    await d.partager(moi, id, "collegue@exemple.fr", "lecture");
    const { jeton, revocation } = await lier("scelle-par-le-navigateur", 30);
    const tables = [
      "utilisateurs",
      "dossiers",
      "historique",
      "acces",
      "journal",
      "liens",
      "secrets",
    ] as const;
    const tout = JSON.stringify(await Promise.all(tables.map((t) => db.selectFrom(t).selectAll().execute())));
    for (const clair of ["arachides", "exemple.fr", "Dossier 12", jeton, revocation]) {
      expect(tout).not.toContain(clair);
    }
  });

  test("a link lives until its day, or until it is revoked", async () => {
    const un = await lier("a", 7);
    const deux = await lier("b", 7);
    expect(await l.lire(un.jeton)).toMatchObject({ statut: "trouve", scelle: "a" });
    expect(await l.revoquer(un.jeton, deux.revocation)).toBe(false);
    expect(await l.revoquer(un.jeton, un.revocation)).toBe(true);
    expect(await l.lire(un.jeton)).toEqual({ statut: "absent" });
    avancer(7 * 24 * 60);
    expect(await l.lire(deux.jeton)).toEqual({ statut: "absent" });
    expect(await l.purger()).toBeGreaterThanOrEqual(1);
  });

  test("an account has a bound, and whom a dossier is shared with too", async () => {
    const { id: qui } = await u.connaitre({ fournisseur: "essai", sujet: "collection", courriel: null });
    const { id } = await creer(qui, contenu("un"));
    const modele = await db.selectFrom("dossiers").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    const LOT = 2_000;
    for (let n = 1; n < DOSSIERS_MAX; n += LOT) {
      const lignes = Array.from({ length: Math.min(LOT, DOSSIERS_MAX - n) }, () => ({
        ...modele,
        id: randomUUID(),
      }));
      await db.insertInto("dossiers").values(lignes).execute();
    }
    expect(await d.creer(qui, contenu("de trop"))).toEqual({ statut: "plein" });
    expect(await d.dupliquer(qui, id)).toEqual({ statut: "plein" });
    expect(await d.enregistrer(qui, id, contenu("toujours"), 1)).toMatchObject({ statut: "enregistre" });
    const partager = (n: number, droit: "lecture" | "ecriture") =>
      d.partager(qui, id, `${n}@exemple.fr`, droit);
    for (let n = 0; n < PARTAGES_MAX; n++) expect(await partager(n, "lecture")).toEqual({ statut: "fait" });
    expect(await partager(PARTAGES_MAX, "lecture")).toEqual({ statut: "plein" });
    expect(await partager(0, "ecriture")).toEqual({ statut: "fait" });
    await u.supprimer(qui);
  });

  test("all links together have a bound, which short ones reach too; what goes makes room", async () => {
    expect(await l.creer("x".repeat(PLANS_MAX), 7)).toEqual({ statut: "plein" });
    const faits: LienCree[] = [];
    do faits.push(await l.creer("x", 7));
    while (faits.at(-1)?.statut === "cree" && faits.length < PLANS_MAX);
    expect(faits.length).toBeGreaterThan(100);
    expect(faits.length).toBeLessThan(PLANS_MAX / 100);
    avancer(7 * 24 * 60);
    await l.purger();
    expect(await l.creer("x", 7)).toMatchObject({ statut: "cree" });
  });

  test("retention counts from the last opening or save, whoever made it", async () => {
    const ids = await Promise.all(
      ["lu", "écrit", "copié", "étape", "oublié"].map(async (n) => (await creer(moi, contenu(n))).id),
    );
    const [lu = "", ecrit = "", copie = "", etape = "", oublie = ""] = ids;
    for (const id of ids) await d.partager(moi, id, "autre@exemple.fr", "ecriture");
    avancer(60);
    const limite = maintenant();
    await d.lire(autre, lu);
    await d.enregistrer(autre, ecrit, contenu("encore"), 1);
    await d.dupliquer(autre, copie);
    await d.ancienne(autre, etape, 1);
    await d.lister(autre);
    await d.purger(limite);
    for (const id of [lu, ecrit, copie, etape]) expect((await d.resume(moi, id)).statut).toBe("trouve");
    expect(await d.resume(moi, oublie)).toEqual({ statut: "absent" });
    await u.purger(maintenant());
    // They own dossiers: accounts stay, however long ago they were used.
    expect(await u.lire(moi)).not.toBeNull();
  });

  test("retention: what was not opened since is gone, accounts without dossiers too", async () => {
    const { id: ancien } = await creer(moi, contenu("ancien"));
    const oublie = await u.connaitre({ fournisseur: "essai", sujet: "oublie", courriel: null });
    avancer(60);
    const limite = maintenant();
    avancer(60);
    const { id: recent } = await creer(moi, contenu("récent"));
    expect(await d.purger(limite)).toBeGreaterThanOrEqual(1);
    expect(await d.lire(moi, ancien)).toEqual({ statut: "absent" });
    expect((await d.lire(moi, recent)).statut).toBe("trouve");
    await u.purger(limite);
    expect(await u.lire(oublie.id)).toBeNull();
    expect(await u.lire(moi)).not.toBeNull();
  });

  test("a code sent by e-mail serves once, and only who asked for it", async () => {
    const { v } = await ouvrirVerifications(db);
    await v.garder(" Agnes@exemple.fr", "code-1", "2030-01-01T00:00:00.000Z");
    expect(await v.prendre("bruno@exemple.fr", "code-1")).toBeNull();
    expect(await v.prendre("agnes@exemple.fr", "code-2")).toBeNull();
    expect(JSON.stringify(await db.selectFrom("verifications").selectAll().execute())).not.toMatch(
      /code-1|exemple/,
    );
    expect(await v.prendre("agnes@exemple.fr", "code-1")).toBe("2030-01-01T00:00:00.000Z");
    expect(await v.prendre("agnes@exemple.fr", "code-1")).toBeNull();
    await v.garder("agnes@exemple.fr", "vieux", "2020-01-01T00:00:00.000Z");
    await v.purger();
    expect(await v.prendre("agnes@exemple.fr", "vieux")).toBeNull();
  });

  test("all of a person's data comes out, and goes", async () => {
    const { id: partant } = await u.connaitre({
      fournisseur: "essai",
      sujet: "partant",
      courriel: "partant@exemple.fr",
    });
    const { id } = await creer(partant, contenu("à emporter"));
    avancer(1);
    await d.partager(partant, id, "moi@exemple.fr", "lecture");
    const { id: recu } = await creer(moi, contenu("reçu"));
    await d.partager(moi, recu, "partant@exemple.fr", "ecriture");
    await d.enregistrer(partant, recu, contenu("écrit par qui part"), 1);
    expect(await u.toutDe(partant)).toMatchObject({
      compte: { courriel: "partant@exemple.fr" },
      dossiers: [
        {
          id,
          contenu: { notes: "à emporter" },
          historique: [{ version: 1 }],
          journal: [{ action: "creation", parMoi: true }, { action: "partage" }],
          partages: [{ courriel: "moi@exemple.fr", droit: "lecture" }],
        },
      ],
      partagesRecus: [{ dossier: recu, droit: "ecriture" }],
    });
    await u.supprimer(partant);
    expect(await u.lire(partant)).toBeNull();
    expect(await d.lire(partant, recu)).toEqual({ statut: "absent" });
    expect(await db.selectFrom("dossiers").select("id").where("id", "=", id).execute()).toEqual([]);
    expect(await d.partages(moi, recu)).toMatchObject({ acces: [] });
    expect(await d.historique(moi, recu)).toMatchObject({ pas: [{ auteur: null, courriel: null }, {}] });
  });

  test("the same identity is the same account, from several processes at once", async () => {
    const identite = { fournisseur: "essai", sujet: "double", courriel: "d@exemple.fr" };
    const ids = await Promise.all(Array.from({ length: 6 }, () => u.connaitre(identite)));
    expect(new Set(ids.map((i) => i.id)).size).toBe(1);
  });

  test("keys change: the new one seals all, the old one is no longer needed", async () => {
    const { id } = await creer(moi, contenu("à resceller"));
    await d.partager(moi, id, "collegue@exemple.fr", "lecture");
    const deux = await ouvrirTout(url(), [K2, K1]);
    // Of a key that was lost: it stops nobody's resealing, and stays as it is.
    const perdu = coffre([{ nom: "k0", octets: randomBytes(32) }]).sceller("x", `acces/${id}`);
    const le = maintenant();
    await db
      .insertInto("acces")
      .values({
        dossier: id,
        courrielEmpreinte: "perdu",
        courrielChiffre: perdu,
        droit: "lecture",
        creeLe: le,
      })
      .execute();
    expect(await resceller({ db, coffre: deux.c })).toMatchObject({ fermes: 1 });
    expect(await resceller({ db, coffre: deux.c })).toEqual({ faits: 0, fermes: 1 });
    const laisse = db.deleteFrom("acces").where("courrielChiffre", "=", perdu);
    expect((await laisse.executeTakeFirst()).numDeletedRows).toBe(1n);
    await deux.db.destroy();
    const seule = await ouvrirTout(url(), [K2]);
    expect(await seule.d.lire(moi, id)).toMatchObject({ dossier: { contenu: { notes: "à resceller" } } });
    expect(await seule.d.partages(moi, id)).toMatchObject({ acces: [{ courriel: "collegue@exemple.fr" }] });
    expect(await seule.d.historique(moi, id)).toMatchObject({ pas: [{ courriel: "moi@exemple.fr" }] });
    const retrouve = { fournisseur: "essai", sujet: "moi", courriel: "moi@exemple.fr" };
    expect((await seule.u.connaitre(retrouve)).id).toBe(moi);
    await expect(d.lire(moi, id)).rejects.toThrow(CoffreFerme);
    // One that does not open hides no other.
    const lisible = await creer(moi, contenu("sous la clé d’avant"));
    const liste = await d.lister(moi);
    expect(liste.illisibles).toBeGreaterThan(0);
    expect(liste.dossiers.map((r) => r.id)).toContain(lisible.id);
    expect(liste.dossiers.map((r) => r.id)).not.toContain(id);
    expect(liste.dossiers.length + liste.illisibles).toBe(liste.total);
    await seule.db.destroy();
  });

  test("an address that changes while it is sealed anew is not written over", async () => {
    const qui = { fournisseur: "essai", sujet: "change", courriel: "avant@exemple.fr" };
    const { id } = await u.connaitre(qui);
    const courriel = db.selectFrom("utilisateurs").select("courrielChiffre").where("id", "=", id);
    const avant = (await courriel.executeTakeFirst())?.courrielChiffre;
    const ailleurs = await ouvrirTout(url(), [K1, K2]);
    const entreTemps: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        if (result.rows.some((r) => r.scelle === avant))
          await ailleurs.u.connaitre({ ...qui, courriel: "apres@exemple.fr" });
        return result;
      },
    };
    const c = coffre([K2, K1]);
    await resceller({ db: db.withPlugin(entreTemps), coffre: c });
    await ailleurs.db.destroy();
    const apres = (await courriel.executeTakeFirst())?.courrielChiffre ?? "";
    expect(c.ouvrir(apres, `utilisateur/${id}`)).toBe("apres@exemple.fr");
  });

  test("a failed migration leaves tables and data as they were", async () => {
    const avant = await db
      .selectFrom("dossiers")
      .select(({ fn }) => fn.countAll().as("n"))
      .executeTakeFirst();
    const present = await fournisseur().getMigrations();
    const fautive = fournisseur({
      ...present,
      "999-fautive": {
        async up(t) {
          await sql`delete from dossiers`.execute(t);
          await t.schema.createTable("aMoitie").addColumn("id", "text").execute();
          throw new Error("panne");
        },
      },
    });
    await expect(migrer(db, fautive)).rejects.toThrow(BaseIndisponible);
    expect(
      await db
        .selectFrom("dossiers")
        .select(({ fn }) => fn.countAll().as("n"))
        .executeTakeFirst(),
    ).toEqual(avant);
    await expect(sql`select * from "aMoitie"`.execute(db)).rejects.toThrow();
    await migrer(db);
  });
});

test("SQLite: nothing that was typed stands in the file, even once deleted", async () => {
  const chemin = join(dossier, "fichier.db");
  const { db, d, u } = await ouvrirTout(chemin, [K1]);
  const { id: moi } = await u.connaitre({
    fournisseur: "x",
    sujet: "moi",
    courriel: "moi@exemple.fr",
  });
  const { id } = await creerDans(d, moi, contenu("mot-secret"));
  await d.supprimer(moi, id);
  await db.destroy();
  const octets = readFileSync(chemin).toString("latin1");
  expect(octets).not.toContain("mot-secret");
  expect(octets).not.toContain("moi@exemple.fr");
});

test("links that were there before their size was kept count too", async () => {
  const { "001-comptes-et-dossiers": premiere } = await fournisseur().getMigrations();
  if (premiere === undefined) throw new Error("no first migration");
  const db = ouvrir(":memory:");
  await migrer(db, fournisseur({ "001-comptes-et-dossiers": premiere }));
  await sql`insert into liens ("jetonEmpreinte", "revocationEmpreinte", scelle, "creeLe", "expireLe")
    values ('j', 'r', ${"x".repeat(PLANS_MAX)}, '2026', '2027')`.execute(db);
  await migrer(db);
  const outils = { db, empreinte: String, maintenant, octetsMax: PLANS_MAX };
  expect(await liens(outils).creer("x", 7)).toEqual({ statut: "plein" });
  await db.destroy();
});

test("several processes migrate one new database at once", async () => {
  const chemins = [
    join(dossier, "neuve.db"),
    ...(postgres === null ? [] : [postgres.url.replace("/postgres?", "/neuve?")]),
  ];
  if (postgres !== null) {
    const db = ouvrir(postgres.url);
    await sql`create database neuve`.execute(db);
    await db.destroy();
  }
  for (const url of chemins) {
    const script = `
      const { ouvrir, migrer } = await import("./lib/dossiers/base/ouvrir.ts");
      const db = ouvrir(process.argv[1]);
      await migrer(db);
      await db.destroy();`;
    const processus = Array.from({ length: 4 }, () =>
      promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, url], {
        cwd: RACINE,
      }),
    );
    await Promise.all(processus);
  }
});

test("a key that is not of 32 bytes, none, or two of one name are refused", () => {
  expect(() => coffre([])).toThrow(RangeError);
  expect(() => coffre([K1, { ...K2, nom: K1.nom }])).toThrow(RangeError);
  expect(() => coffre([{ nom: "k", octets: randomBytes(16) }])).toThrow(RangeError);
});

test("what is sealed for one place does not open in another", () => {
  const c = coffre([K1]);
  const scelle = c.sceller("x", "dossier/1");
  expect(c.ouvrir(scelle, "dossier/1")).toBe("x");
  expect(() => c.ouvrir(scelle, "dossier/2")).toThrow(CoffreFerme);
  expect(() => c.ouvrir("rien", "dossier/1")).toThrow(CoffreFerme);
});

test("the same words sealed twice do not look alike", () => {
  const c = coffre([K1]);
  const [un, deux] = [c.sceller("mêmes mots", "x"), c.sceller("mêmes mots", "x")];
  // Bytes of the vector, then of the words: a vector that serves twice gives AES-GCM away.
  expect(un.slice(0, 3 + 16)).not.toBe(deux.slice(0, 3 + 16));
  expect(un.slice(-20)).not.toBe(deux.slice(-20));
});

test("a sealed text of which one byte has changed does not open", () => {
  const c = coffre([K1]);
  const scelle = c.sceller("vingt-quatre octets : ok", "x");
  for (let i = 3; i < scelle.length - 1; i += 5) {
    const autre = scelle[i] === "A" ? "B" : "A";
    expect(() => c.ouvrir(scelle.slice(0, i) + autre + scelle.slice(i + 1), "x")).toThrow(CoffreFerme);
  }
});
