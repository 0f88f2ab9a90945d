import { z } from "zod";
import {
  current,
  findMetier,
  LETTRES_RIASEC,
  parseCodeMetier,
  parseCodeOgr,
  type Referential,
} from "../rome";
import { direct } from "../rome/direct";
import { findAppellation, findRetired, keptDiffs } from "../rome/versions";

/** For each kind of page of one thing: whether the referential, or a past version of it, has that thing. */
const EXISTE: Readonly<Record<string, ((r: Referential, code: string) => boolean) | undefined>> = {
  metiers: (r, code) => findMetier(r, code).statut === "trouve" || findRetired(code, r, keptDiffs()) !== null,
  appellations: (r, code) => findAppellation(code, r, keptDiffs()).statut !== "absent",
  domaines: (r, code) => r.domaines.has(code.toUpperCase()) || r.grandsDomaines.has(code.toUpperCase()),
  competences: (r, code) => r.competences.has(code) || r.savoirs.has(code),
  contextes: (r, code) => r.contextes.has(code),
  "centres-interet": (r, code) => r.centresInteret.has(code),
  secteurs: (r, code) => r.secteurs.has(code),
  profils: (_, code) => LETTRES_RIASEC.some((lettre) => lettre === code.toUpperCase()),
  familles: (r, code) => r.themes.has(code),
  // Whose a dossier is, its page finds out; what is no id at all is nobody's.
  dossiers: (_, code) => z.uuid().safeParse(code).success,
};

/**
 * Whether `chemin` (a path, percent-encoded) is that of a page of one thing that does not exist. Next sends what
 * `notFound()` shows as an empty page that JavaScript fills, and sends whole the 404 of an address without a route: `proxy.ts`
 * gives the former the way of the latter, so that they read without JavaScript.
 */
export function estAbsente(chemin: string): boolean {
  const etat = current();
  const [, genre = "", code = "", ...reste] = chemin.split("/");
  const page = reste.length === 0 || (genre === "metiers" && reste.join() === "mobilite");
  if (etat.statut !== "charge" || code === "" || !page || !Object.hasOwn(EXISTE, genre)) return false;
  try {
    return !EXISTE[genre]?.(etat.referential, decodeURIComponent(code));
  } catch {
    return true;
  }
}

/** Pages whose code France Travail may say the successor of: as what, and whether it is a code at all that the referential lacks. */
const REMPLACABLES: Readonly<
  Record<
    string,
    | {
        readonly type: "METIER" | "APPELLATION";
        readonly manque: (r: Referential, code: string) => string | null;
      }
    | undefined
  >
> = {
  metiers: {
    type: "METIER",
    manque: (r, texte) => {
      const code = parseCodeMetier(texte);
      return code === null || r.metiers.has(code) ? null : code;
    },
  },
  appellations: {
    type: "APPELLATION",
    manque: (r, texte) => {
      const code = parseCodeOgr(texte);
      return code === null || r.appellations.has(code) ? null : code;
    },
  },
};

/** Before the page of a code that the referential lacks: asks what took its place, in less than a second, where the APIs are on. */
export async function chercherRemplacant(chemin: string): Promise<void> {
  const [service, etat] = [direct(), current()];
  const [, genre = "", code = ""] = chemin.split("/");
  if (service === null || etat.statut !== "charge" || !Object.hasOwn(REMPLACABLES, genre)) return;
  const remplacable = REMPLACABLES[genre];
  const manquant = remplacable?.manque(etat.referential, code);
  if (remplacable && manquant) await service.chercherRemplacant(remplacable.type, manquant);
}
