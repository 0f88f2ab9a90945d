import { APIS, IDS_API, type IdApi } from "./apis";
import type { ClientFranceTravail, Operation } from "./client";
import { LISTES, lireFiche, lireSubstitution, predireMetiers } from "./wire";

/** What one call said of an API, beside what the contract says. */
export interface Controle {
  readonly nom: string;
  readonly statut: "conforme" | "ecarts" | "indisponible";
  /** In French, one a line: what differs, or, where nothing does, what the contract leaves open and the answer tells. */
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
function clesDe(valeur: unknown): { readonly cles: Set<string>; readonly nulles: Set<string> } {
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
  parcourir(valeur, "");
  return { cles, nulles };
}

/** What was selected, level by level, from a selector: "a,b(c,@x(d))" → a, b, b.c, b.d. Compared in lower case. */
function selection(champs: string): Set<string> {
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
      controles.push({
        nom,
        statut: "conforme",
        constats: [`${operation.chemin} : introuvable (HTTP 404).`],
      });
      continue;
    }
    controles.push({ nom, ...comparer(operation.champs, brut) });
  }
  return controles;
}

/** An unknown field is a difference; one that is null or does not come may only be without value. */
export function comparer(champs: string | undefined, brut: unknown): Pick<Controle, "statut" | "constats"> {
  if (champs === undefined) return { statut: "conforme", constats: [] };
  const voulues = selection(champs);
  const { cles, nulles } = clesDe(brut);
  const vues = new Set([...cles].map((c) => c.toLowerCase()));
  const enTrop = [...cles].filter((c) => !voulues.has(c.toLowerCase()) && c.split(".").at(-1) !== "type");
  const absentes = [...voulues].filter((c) => !vues.has(c));
  const constats = [
    { quoi: "Champs donnés sans être demandés", champs: enTrop },
    { quoi: "Champs demandés qui ne viennent pas, ou jamais remplis", champs: absentes },
    { quoi: "Champs nuls plutôt qu'absents", champs: [...nulles] },
  ].flatMap((c) => (c.champs.length > 0 ? [`${c.quoi} : ${c.champs.join(", ")}.`] : []));
  return { statut: enTrop.length > 0 ? "ecarts" : "conforme", constats };
}
