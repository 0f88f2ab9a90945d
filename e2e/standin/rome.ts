import type { Collections } from "./entites";
import { filtrer } from "./filtres";
import { type ApiRome, OPERATIONS, type Operation } from "./operations";
import { faute, INTERDIT, type Reponse } from "./reponse";
import { RequeteError, requete } from "./requete";
import {
  type Arbre,
  type Entite,
  type Json,
  parseSelecteur,
  projeter,
  restreindre,
  SelecteurError,
} from "./selecteur";

/**
 * The answer of an operation of the four ROME APIs. A path that is none of them is answered as the gateway does.
 * @param nuls a selected field without value is null; else it is left out.
 */
export function repondreRome(
  collections: Collections,
  api: ApiRome,
  chemin: string,
  parametres: URLSearchParams,
  nuls: boolean,
): Reponse {
  const trouvee = trouver(api, chemin);
  if (trouvee === null) return INTERDIT;
  const { operation, code } = trouvee;
  const { toutes, une } = collections[operation.ressource];
  try {
    const choix = choisir(operation, parametres.getAll("champs"));
    const montrer = (entite: Entite): Json => projeter(entite, choix, nuls);
    switch (operation.genre) {
      case "liste":
        return { statut: 200, corps: filtrer(toutes(), operation, parametres).map(montrer) };
      case "requete": {
        const lire = (nom: string): string => parametres.get(nom) ?? "";
        const q = lire("q");
        const { total, resultats } = requete(toutes(), { q, qf: lire("qf"), fq: lire("fq"), op: lire("op") });
        return {
          statut: 200,
          corps: { totalResultats: total, requete: q, resultats: resultats.map(montrer) },
        };
      }
      case "version":
      case "lecture": {
        const entite = une(code);
        return entite
          ? { statut: 200, corps: montrer(entite) }
          : faute(404, chemin, `Code inexistant: ${code}`);
      }
    }
  } catch (cause) {
    if (cause instanceof SelecteurError) return faute(400, chemin, cause.message, "SELECTOR");
    if (cause instanceof RequeteError) return faute(400, chemin, cause.message);
    throw cause;
  }
}

/** Fixed paths win over `{code}`: `metier/requete` is not the read of a code. */
function trouver(api: ApiRome, chemin: string): { operation: Operation; code: string } | null {
  const siennes = OPERATIONS.filter((o) => o.api === api);
  const fixe = siennes.find((o) => o.chemin === chemin);
  if (fixe) return { operation: fixe, code: "" };
  const coupe = chemin.lastIndexOf("/");
  const lecture = siennes.find((o) => o.chemin === `${chemin.slice(0, coupe)}/{code}`);
  return lecture ? { operation: lecture, code: decoder(chemin.slice(coupe + 1)) } : null;
}

function decoder(texte: string): string {
  try {
    return decodeURIComponent(texte);
  } catch {
    return texte;
  }
}

/** `champs` once with commas or several times; without it, what comes by default. */
function choisir({ defaut, permis }: Operation, champs: readonly string[]): Arbre {
  const demande = parseSelecteur(champs.join(","));
  return demande.size === 0 ? defaut : restreindre(demande, permis);
}
