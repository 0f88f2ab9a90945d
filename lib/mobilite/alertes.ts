import { GOUTS } from "../riasec";
import type { LettreRiasec, Metier, Referential } from "../rome";
import { derive } from "../rome";
import type { Fiche } from "./facettes/facette";
import { enumerer } from "./francais";

export type TypeAlerte = "reglemente" | "cadre" | "grand-domaine" | "jamais-cible" | "interets";

export interface Alerte {
  readonly type: TypeAlerte;
  readonly texte: string;
}

/** Métiers that an official move leads to. */
const ciblesOfficielles = (referential: Referential): ReadonlySet<string> =>
  derive(
    referential,
    "mobilite.cibles",
    ({ metiers }) => new Set<string>([...metiers.values()].flatMap((m) => m.mobilites.map((l) => l.cible))),
  );

/** What is worth looking into before a move: said as facts of the referential, neither for nor against. */
export function alertes(referential: Referential, source: Fiche, cible: Metier): Alerte[] {
  const trouvees: Alerte[] = [];
  const dire = (type: TypeAlerte, texte: string | null): void => {
    if (texte !== null) trouvees.push({ type, texte });
  };
  dire("reglemente", reglemente(source, cible));
  dire("cadre", cadre(source, cible));
  dire("grand-domaine", grandDomaine(source, cible));
  // The extract holds part of the official moves only.
  if (referential.source !== "extrait" && !ciblesOfficielles(referential).has(cible.code)) {
    dire(
      "jamais-cible",
      "Aucune mobilité officielle ne mène à ce métier, quel que soit le métier de départ.",
    );
  }
  dire("interets", interets(source, cible, trouvees.length === 0));
  return trouvees;
}

function reglemente({ metiers }: Fiche, cible: Metier): string | null {
  const deja = metiers.some((m) => m.reglemente === true);
  if (cible.reglemente === true) {
    return deja
      ? `Métier réglementé, comme ${parmi(metiers)} : chacun a ses propres conditions d'exercice (diplôme, titre ou autorisation).`
      : "Métier réglementé : un diplôme, un titre ou une autorisation peut être exigé pour l'exercer.";
  }
  // Who also holds one that is not has nothing to look into.
  if (!deja || metiers.some((m) => m.reglemente !== true)) return null;
  const depuis =
    metiers.length > 1 ? "Les métiers de départ sont réglementés" : "Le métier de départ est réglementé";
  return `${depuis}, ${quantA(cible.reglemente)}.`;
}

function cadre({ metiers }: Fiche, cible: Metier): string | null {
  if (metiers.length === 0) return null;
  const deja = metiers.some((m) => m.cadre === true);
  if (cible.cadre === true && !deja) {
    if (metiers.every((m) => m.cadre === false)) {
      return "Emploi de cadre, à la différence du départ : le niveau de responsabilité ou de diplôme attendu peut différer.";
    }
    return metiers.length > 1
      ? "Emploi de cadre ; le référentiel ne dit pas de tous les métiers de départ s'ils le sont."
      : "Emploi de cadre ; le référentiel ne dit pas si le métier de départ l'est.";
  }
  return deja && cible.cadre !== true
    ? `${metiers.length > 1 ? "L'un des métiers de départ" : "Le métier de départ"} est un emploi de cadre, ${quantA(cible.cadre)}.`
    : null;
}

/** A flag that is null is not a "no". */
const quantA = (drapeau: boolean | null): string =>
  drapeau === null ? "le référentiel ne dit pas si celui-ci l'est" : "celui-ci n'est pas signalé comme tel";

const parmi = (metiers: readonly Metier[]): string =>
  metiers.every((m) => m.reglemente === true) ? "au départ" : "l'un des métiers de départ";

function grandDomaine({ metiers }: Fiche, cible: Metier): string | null {
  if (metiers.length === 0 || metiers.some((m) => m.grandDomaine.code === cible.grandDomaine.code))
    return null;
  return `Autre grand domaine : ${enumerer([cible.grandDomaine.libelle])}.`;
}

/**
 * The principal interest and the RIASEC letters, where they change.
 * @param seule whether there is nothing else to look into: other tastes alone are no warning.
 */
function interets({ metiers }: Fiche, cible: Metier, seule: boolean): string | null {
  if (metiers.length === 0) return null;
  const siens = new Set(metiers.flatMap(principaux));
  const nouveaux = principaux(cible).filter((i) => !siens.has(i));
  const lettres = cible.riasec.length > 0 && !metiers.some((m) => m.riasec.join() === cible.riasec.join());
  if (seule && nouveaux.length === 0) return null;
  const phrases = [
    ...(nouveaux.length > 0 ? [`Autre centre d'intérêt principal : ${enumerer(nouveaux)}.`] : []),
    ...(lettres ? [`Plaît plutôt à qui aime ${cible.riasec.map(gout).join(" ; ensuite, ")}.`] : []),
  ];
  return phrases.length > 0 ? phrases.join(" ") : null;
}

const gout = (lettre: LettreRiasec): string => GOUTS[lettre].charAt(0).toLowerCase() + GOUTS[lettre].slice(1);

const principaux = (m: Metier): string[] =>
  m.centresInteret.filter((c) => c.principal).map((c) => c.centre.libelle);
