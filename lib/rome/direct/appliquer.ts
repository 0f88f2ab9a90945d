import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { jsonOuNull } from "../json";
import { validate } from "../referential/validate";
import { FicheLue } from "../sources/francetravail";
import { SANS_SUIVI, type Suivi } from "../sources/port";
import { remplacer } from "../sync";
import { type Bilan, tablesEnPlace } from "../update";
import { dossierAReprendre, ficheEnAttente } from "./fiches";
import { noterVerifications } from "./verifications";

/**
 * Puts the fiches that wait into the snapshot, by the same guard and swap as a whole version. A fiche that would break the
 * referential, or that cannot be read, is dropped: the next synchronisation has it. So is one of another version.
 */
export async function appliquerFiches(dossier: string, suivi: Suivi = SANS_SUIVI): Promise<Bilan> {
  const ou = dossierAReprendre(dossier);
  const noms = (await readdir(ou).catch(() => [])).filter((nom) => /^[A-N]\d{4}\.json$/.test(nom));
  const enPlace = await tablesEnPlace(dossier);
  let rome = enPlace.rome;
  const prises: string[] = [];
  for (const nom of noms) {
    const lue = ficheEnAttente.safeParse(jsonOuNull(await readFile(join(ou, nom), "utf8"))).data;
    if (lue !== undefined && lue.version !== rome.version) continue;
    const fiche = FicheLue.parse(lue?.fiche);
    const connu = rome.tables.metiers.some((m) => m.code === fiche?.code);
    const essai = fiche === null || !connu ? null : fiche.dans(rome);
    if (fiche === null || essai === null || validate(essai).length > 0) {
      suivi.avertissement(`Fiche ${nom} inutilisable : elle attend la prochaine synchronisation.`);
      continue;
    }
    rome = essai;
    prises.push(fiche.code);
  }
  const bilan: Bilan =
    prises.length === 0 || enPlace.rome.source !== "api"
      ? { statut: "a-jour", version: rome.version, detail: "Aucune fiche à reprendre." }
      : await remplacer(dossier, rome, suivi);
  if (bilan.statut === "occupe") return bilan;
  if (bilan.statut === "remplace") await noterVerifications(dossier, rome.version, prises);
  for (const nom of noms) await rm(join(ou, nom), { force: true });
  return bilan;
}
