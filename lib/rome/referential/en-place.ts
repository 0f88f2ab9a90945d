import type { Referential } from "../model";
import { parTranches } from "../pas-a-pas";
import { buildPasAPas } from "./build";
import { PLANCHER, type Reperes, readReperes, reperesDe } from "./reperes";
import { type LectureSnapshot, readPrevious, readSnapshot, type Snapshot } from "./snapshot";

/** A snapshot and the referential that it makes. */
export interface Charge extends Snapshot {
  readonly referential: Referential;
}
export type LectureCharge =
  | { readonly statut: "trouve"; readonly charge: Charge }
  | Exclude<LectureSnapshot, { readonly statut: "trouve" }>;

/** Reads the snapshot of a data folder and links it. One whose rows make no referential is unavailable, as a damaged one. */
export const chargerSnapshot = async (dossier: string): Promise<LectureCharge> =>
  lier(await readSnapshot(dossier));

async function lier(lecture: LectureSnapshot): Promise<LectureCharge> {
  if (lecture.statut !== "trouve") return lecture;
  const { snapshot } = lecture;
  try {
    const referential = await parTranches(buildPasAPas(snapshot.rome));
    return { statut: "trouve", charge: { ...snapshot, referential } };
  } catch {
    return { statut: "indisponible", raison: "contenu incohérent" };
  }
}

/** What a data folder holds, even when its snapshot cannot be read. */
export interface EnPlace {
  /** The snapshot; the one before it when it cannot be read; null when neither can. */
  readonly charge: Charge | null;
  /** Why the snapshot itself cannot be read; null when it can, or when there is none. */
  readonly illisible: string | null;
  /** What a new version is held against; null in a folder without snapshot. */
  readonly reperes: Reperes | null;
}

export async function lireEnPlace(dossier: string): Promise<EnPlace> {
  const lecture = await chargerSnapshot(dossier);
  if (lecture.statut === "trouve") {
    return { charge: lecture.charge, illisible: null, reperes: reperesDe(lecture.charge.rome) };
  }
  if (lecture.statut === "absent") return { charge: null, illisible: null, reperes: null };
  const precedent = await lier(await readPrevious(dossier));
  return {
    charge: precedent.statut === "trouve" ? precedent.charge : null,
    illisible: lecture.raison,
    reperes: (await readReperes(dossier)) ?? PLANCHER,
  };
}
