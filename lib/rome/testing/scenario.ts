import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RomeTables } from "../model";
import { archiveSource } from "../sources/archive";
import { ligne, nouvelleVersion, retirerMetier } from "./edition";
import { ecrireDossier, MiniArchive } from "./mini";

/** Version 60: the mini archive. */
export async function mini60(): Promise<RomeTables> {
  const dossier = await mkdtemp(join(tmpdir(), "passerelles-versions-"));
  try {
    return await archiveSource(await ecrireDossier(new MiniArchive().fichiers(), dossier)).load();
  } finally {
    await rm(dossier, { recursive: true });
  }
}

/**
 * Version 61: a métier renamed, now regulated and defined otherwise; a title reworded, one moved, one added, one removed; a
 * compétence and its links; a new métier; moves added, removed, ranked again.
 */
export const mini61 = (rome: RomeTables): RomeTables =>
  nouvelleVersion({ ...rome, publieeLe: "2026-03-01" }, "61", (t) => {
    Object.assign(ligne(t, "metiers", { code: "A1102" }), {
      libelle: "Semeur / Semeuse de prés",
      reglemente: true,
    });
    ligne(t, "textes", { metier: "A1102", genre: "definition" }).texte = "Sème à la volée.";
    ligne(t, "appellations", { ogr: "9021" }).libelle = "Semeur / Semeuse de prés";
    ligne(t, "appellations", { ogr: "9012" }).metier = "A1102";
    t.appellations.push({
      ...ligne(t, "appellations", { ogr: "9041" }),
      ogr: "9042",
      libelle: "Allumeur / Allumeuse de phare",
      principale: false,
    });
    ligne(t, "competences", { ogr: "100004" }).libelle = "Lire le vent et les nuages";
    t.competences.push({ ...ligne(t, "competences", { ogr: "100001" }), ogr: "100005", libelle: "Semer" });
    t.items.push(
      { metier: "A1102", ogr: "100005", coeur: "principale" },
      { metier: "K1301", ogr: "110001", coeur: null },
    );
    ligne(t, "items", { metier: "A1102", ogr: "100001" }).coeur = "emergente";
    t.items = t.items.filter((i) => !(i.metier === "B1201" && (i.ogr === "120001" || i.ogr === "110002")));
    t.savoirs = t.savoirs.filter((s) => s.ogr !== "110002");
    t.metiers.push({
      ...ligne(t, "metiers", { code: "A1102" }),
      code: "A1103",
      ogr: "95",
      libelle: "Faucheur / Faucheuse de prés",
      parent: "A1102",
    });
    ligne(t, "mobilites", { metier: "A1101", cible: "K1301" }).ordre = 1;
    ligne(t, "mobilites", { metier: "A1101", cible: "A1102" }).ordre = 2;
    t.mobilites = t.mobilites.filter((m) => m.metier !== "K1301");
    t.mobilites.push({ metier: "K1301", cible: "A1103", ordre: 1 });
  });

/** Version 62: A1101 is retired, its titles split; K1301 means something else; A1102 has its old title back. */
export const mini62 = (rome61: RomeTables): RomeTables =>
  nouvelleVersion({ ...rome61, publieeLe: "2026-09-01" }, "62", (t) => {
    retirerMetier(t, "A1101", "A1103");
    ligne(t, "metiers", { code: "A1102" }).libelle = "Semeur / Semeuse de prairies";
    // The keeper becomes a fiche of its own; the code K1301 is given to the one who lights.
    t.metiers.push({ ...ligne(t, "metiers", { code: "K1301" }), code: "K1302", ogr: "96" });
    ligne(t, "metiers", { code: "K1301" }).libelle = "Allumeur / Allumeuse de phare";
    ligne(t, "appellations", { ogr: "9041" }).metier = "K1302";
    ligne(t, "appellations", { ogr: "9042" }).principale = true;
    t.appellations = t.appellations.filter((a) => a.ogr !== "9012");
    t.items.push({ metier: "K1302", ogr: "100004", coeur: null });
  });
