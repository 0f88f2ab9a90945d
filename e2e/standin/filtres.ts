import type { Filtre, Operation } from "./operations";
import type { Entite, Valeur } from "./selecteur";

/** How an entity answers to a filter of a list. */
const FILTRES: Readonly<Record<Filtre, (entite: Entite, valeur: string) => boolean>> = {
  "riasec-majeur": (e, valeur) => e.riasecMajeur?.() === valeur,
  "riasec-mineur": (e, valeur) => e.riasecMineur?.() === valeur,
  "code-ogr": (e, valeur) => e.codeOgr?.() === valeur,
  "qualite-professionnelle": (e, valeur) => e.qualiteProfessionnelle?.() === valeur,
  // `01` and `1` alike: which of them the real service takes is not known.
  "code-naf": (e, valeur) => aLeCode(e.divisionsNaf?.(), valeur.replace(/^0+(?=\d)/, "")),
  "code-competence": (e, valeur) =>
    aLeCode(e.competencesMobilisees?.(), valeur) ||
    aLeCode(e.competencesMobiliseesPrincipales?.(), valeur) ||
    aLeCode(e.competencesMobiliseesEmergentes?.(), valeur),
};

const aLeCode = (liste: Valeur, code: string): boolean =>
  Array.isArray(liste) && liste.some((e: Entite) => e.code?.() === code);

/** The entities that the filters of the request keep; other parameters do nothing. */
export function filtrer(
  entites: readonly Entite[],
  { filtres }: Operation,
  parametres: URLSearchParams,
): readonly Entite[] {
  const poses = filtres.flatMap((nom) => {
    const valeur = parametres.get(nom);
    return valeur ? [(e: Entite): boolean => FILTRES[nom](e, valeur)] : [];
  });
  return poses.length === 0 ? entites : entites.filter((e) => poses.every((filtre) => filtre(e)));
}
