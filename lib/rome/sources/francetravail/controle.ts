import { APIS, IDS_API, type IdApi } from "./apis";
import type { ClientFranceTravail, Operation } from "./client";
import { LISTES, lireFiche, lireSubstitution, predireMetiers } from "./wire";

/** What one call said of an API, beside what the contract says. */
export interface Controle {
  readonly nom: string;
  readonly statut: "conforme" | "ecarts" | "indisponible";
  /** In French, one a line. */
  readonly constats: readonly string[];
}

/** One call that says the most of each API. */
const APPELS: { readonly [I in IdApi]: Operation<unknown> } = {
  metiers: lireFiche("A1101"),
  competences: LISTES.competences,
  contextes: LISTES.contextes,
  fiches: LISTES.fiches,
  substitutions: lireSubstitution("COMPETENCE", "500015"),
  romeo: predireMetiers("boulanger", 3),
};

/** The keys that an answer has at all its levels ("appellations.code"), and those of them that are null somewhere. */
export function clesDe(
  valeur: unknown,
  sous = "",
): { readonly cles: Set<string>; readonly nulles: Set<string> } {
  const cles = new Set<string>();
  const nulles = new Set<string>();
  const parcourir = (v: unknown, chemin: string): void => {
    if (Array.isArray(v)) for (const element of v) parcourir(element, chemin);
    else if (v === null) nulles.add(chemin);
    else if (typeof v === "object") {
      for (const [cle, sien] of Object.entries(v)) {
        const ici = chemin === "" ? cle : `${chemin}.${cle}`;
        cles.add(ici);
        parcourir(sien, ici);
      }
    }
  };
  parcourir(valeur, sous);
  return { cles, nulles };
}

/** What was selected, level by level, from a selector: "a,b(c,@x(d))" → a, b, b.c, b.d. Compared in lower case. */
export function selection(champs: string): Set<string> {
  const choisis = new Set<string>();
  const pile: string[] = [];
  let dernier = "";
  for (const mot of champs.match(/[@\w]+|[(),]/g) ?? []) {
    if (mot === "(") pile.push(dernier);
    else if (mot === ")") pile.pop();
    else if (mot !== ",") {
      dernier = mot;
      // A subtype adds no level.
      const chemin = [...pile, mot].filter((m) => !m.startsWith("@")).join(".");
      if (!mot.startsWith("@")) choisis.add(chemin);
    }
  }
  return choisis;
}

/** Calls each API once and says what differs from the contract. */
export async function controler(client: ClientFranceTravail): Promise<Controle[]> {
  const controles: Controle[] = [];
  for (const id of IDS_API) {
    const operation = APPELS[id];
    let brut: unknown = null;
    const lue = await client.appeler(operation, { delaiMs: 300_000, voir: (json) => (brut = json) });
    const { nom } = APIS[id];
    if (lue.statut === "indisponible") {
      const statut = lue.defaut.cas === "derive" ? "ecarts" : "indisponible";
      controles.push({ nom, statut, constats: [lue.defaut.detail] });
      continue;
    }
    if (lue.statut === "absent") {
      controles.push({ nom, statut: "ecarts", constats: [`${operation.chemin} : introuvable (HTTP 404).`] });
      continue;
    }
    const constats = operation.champs === undefined ? [] : ecarts(operation.champs, brut);
    controles.push({ nom, statut: constats.length === 0 ? "conforme" : "ecarts", constats });
  }
  return controles;
}

function ecarts(champs: string, brut: unknown): string[] {
  const voulues = selection(champs);
  const { cles, nulles } = clesDe(brut);
  const vues = new Set([...cles].map((c) => c.toLowerCase()));
  const enTrop = [...cles].filter((c) => !voulues.has(c.toLowerCase()) && c.split(".").at(-1) !== "type");
  const absentes = [...voulues].filter((c) => !vues.has(c));
  return [
    ...(enTrop.length > 0 ? [`Champs donnés sans être demandés : ${enTrop.join(", ")}.`] : []),
    ...(absentes.length > 0
      ? [`Champs demandés qui ne viennent pas, ou jamais remplis : ${absentes.join(", ")}.`]
      : []),
    ...(nulles.size > 0 ? [`Champs nuls plutôt qu'absents : ${[...nulles].join(", ")}.`] : []),
  ];
}
