import { z } from "zod";
import { APIS, type Api } from "./operations";
import { estListe, type Json } from "./selecteur";

/** Where and how often a fault strikes. Without `api`, everywhere; `jeton` is the token endpoint. */
const portee = {
  api: z.enum([...APIS, "jeton"]).optional(),
  /** Part of the path. */
  chemin: z.string().optional(),
  /** Calls let through before it strikes. */
  apres: z.number().int().min(0).default(0),
  /** Calls struck, then it is over; without it, until it is taken away. */
  fois: z.number().int().min(1).optional(),
};

export const fauteSchema = z.discriminatedUnion("genre", [
  /** 429. `attente`: what `Retry-After` says, in seconds; null leaves the header out. */
  z.object({ ...portee, genre: z.literal("quota"), attente: z.number().nullable().default(1) }),
  /** 204 without body. */
  z.object({ ...portee, genre: z.literal("vide") }),
  z.object({
    ...portee,
    genre: z.literal("erreur"),
    statut: z.union([z.literal(500), z.literal(502), z.literal(503)]),
  }),
  /** The right answer, in `ms`; padded with spaces to `octets`. */
  z.object({ ...portee, genre: z.literal("lenteur"), ms: z.number().min(0), octets: z.number().default(0) }),
  /** The connection is reset: before any answer, or in the middle of its body. */
  z.object({ ...portee, genre: z.literal("coupure"), au: z.enum(["debut", "milieu"]).default("debut") }),
  /** A field of the answer changes: `champ` is its path from the object or the items of the list ("appellations.libelle"). */
  z.object({
    ...portee,
    genre: z.literal("champ"),
    champ: z.string(),
    devient: z.enum(["nombre", "texte", "objet", "nul", "absent"]),
  }),
  /** The client has not subscribed to the API: calls are answered 403, and its scope `invalid_scope` unless `jeton` says otherwise. */
  z.object({
    ...portee,
    genre: z.literal("non-souscrite"),
    api: z.enum(APIS),
    jeton: z.enum(["refuse", "donne"]).default("refuse"),
  }),
  /** 404, whatever the referential has. */
  z.object({ ...portee, genre: z.literal("introuvable") }),
  /** The token is refused (401) although it was given. */
  z.object({ ...portee, genre: z.literal("jeton-refuse") }),
]);
export type Faute = z.input<typeof fauteSchema>;
type FauteLue = z.output<typeof fauteSchema>;
type Genre = FauteLue["genre"];
export type FauteDe<G extends Genre> = Extract<FauteLue, { genre: G }>;

/** The faults in force. */
export class Fautes {
  readonly #actives = new Set<{ readonly faute: FauteLue; passes: number }>();

  /** @returns what takes it away. @throws ZodError */
  poser(faute: Faute): () => void {
    const active = { faute: fauteSchema.parse(faute), passes: 0 };
    this.#actives.add(active);
    return () => this.#actives.delete(active);
  }

  effacer(): void {
    this.#actives.clear();
  }

  liste(): readonly Faute[] {
    return [...this.#actives].map((a) => a.faute);
  }

  /** The first fault of one of these kinds that strikes this call; counts it. */
  frapper<G extends Genre>(api: Api | "jeton", chemin: string, ...genres: readonly G[]): FauteDe<G> | null {
    for (const active of this.#actives) {
      const { faute } = active;
      if (!estDe(faute, genres)) continue;
      if (faute.api !== undefined && faute.api !== api) continue;
      if (faute.chemin !== undefined && !chemin.includes(faute.chemin)) continue;
      active.passes++;
      if (active.passes <= faute.apres) continue;
      if (faute.fois !== undefined && active.passes >= faute.apres + faute.fois) this.#actives.delete(active);
      return faute;
    }
    return null;
  }

  /** APIs whose scope is refused. */
  nonSouscrites(): readonly Api[] {
    return [...this.#actives].flatMap(({ faute }) =>
      faute.genre === "non-souscrite" && faute.jeton === "refuse" ? [faute.api] : [],
    );
  }
}

const estDe = <G extends Genre>(faute: FauteLue, genres: readonly G[]): faute is FauteDe<G> =>
  (genres as readonly Genre[]).includes(faute.genre);

const VALEURS: Readonly<Record<Exclude<FauteDe<"champ">["devient"], "absent">, Json>> = {
  nombre: 42,
  texte: "autre chose",
  objet: { valeur: "autre chose" },
  nul: null,
};

/** The answer with one field changed, wherever its path leads, through lists too. */
export function deformer(json: Json, champ: string, devient: FauteDe<"champ">["devient"]): Json {
  if (estListe<Json>(json)) return json.map((element) => deformer(element, champ, devient));
  if (json === null || typeof json !== "object") return json;
  const [nom = "", ...reste] = champ.split(".");
  const objet: { [nom: string]: Json } = { ...json };
  const valeur = objet[nom];
  if (valeur === undefined) return objet;
  if (reste.length > 0) objet[nom] = deformer(valeur, reste.join("."), devient);
  else if (devient === "absent") delete objet[nom];
  else objet[nom] = VALEURS[devient];
  return objet;
}
