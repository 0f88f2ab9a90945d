import { randomBytes } from "node:crypto";
import { PRODUITS } from "./operations";

export interface Client {
  readonly id: string;
  readonly secret: string;
}
export interface Jeton {
  readonly client: string;
  readonly scopes: ReadonlySet<string>;
  readonly expire: number;
}
export type ReponseJeton =
  | {
      readonly statut: 200;
      readonly corps: { access_token: string; token_type: "Bearer"; expires_in: number; scope: string };
    }
  | { readonly statut: 400; readonly corps: { error: string; error_description: string } };

const CONNUS: ReadonlySet<string> = new Set(Object.values(PRODUITS).flatMap((p) => p.scopes));
const REALMS: ReadonlySet<string | null> = new Set(["/partenaire", "partenaire"]);

/** Opaque tokens of client credentials, in memory. */
export class Jetons {
  readonly #jetons = new Map<string, Jeton>();
  /** @param duree life of a token in seconds; `annoncee` is what `expires_in` says. */
  constructor(
    readonly client: Client,
    readonly duree: number,
    readonly annoncee: number,
    readonly maintenant: () => number,
  ) {}

  /**
   * Answers a request for a token.
   * @param refuses scope words that this client has not subscribed to, though they exist.
   */
  demander(
    realm: string | null,
    formulaire: URLSearchParams | null,
    refuses: ReadonlySet<string>,
  ): ReponseJeton {
    if (!REALMS.has(realm)) return refus("invalid_request", "realm is missing or unknown");
    if (formulaire === null)
      return refus("invalid_request", "Body must be application/x-www-form-urlencoded");
    const genre = formulaire.get("grant_type") ?? "";
    if (genre !== "client_credentials") {
      return refus("unsupported_grant_type", `Grant type is not supported: ${genre}`);
    }
    const { id, secret } = this.client;
    if (formulaire.get("client_id") !== id || formulaire.get("client_secret") !== secret) {
      return refus("invalid_client", "Client authentication failed");
    }
    const mots = (formulaire.get("scope") ?? "").split(" ").filter((mot) => mot !== "");
    const inconnus = mots.filter((m) => m !== `application_${id}` && (!CONNUS.has(m) || refuses.has(m)));
    if (inconnus.length > 0) {
      return refus("invalid_scope", `Unknown/invalid scope(s): [${inconnus.join(", ")}]`);
    }
    const access_token = randomBytes(24).toString("base64url");
    const expire = this.maintenant() + this.duree * 1000;
    this.#jetons.set(access_token, { client: id, scopes: new Set(mots), expire });
    const scope = mots.join(" ");
    return {
      statut: 200,
      corps: { access_token, token_type: "Bearer", expires_in: this.annoncee, scope },
    };
  }

  /** The token of an `Authorization` header, null when it is missing, unknown or past. */
  lire(authorization: string | undefined): Jeton | null {
    const [, texte] = /^Bearer (\S+)$/i.exec(authorization ?? "") ?? [];
    const jeton = texte === undefined ? undefined : this.#jetons.get(texte);
    return jeton === undefined || jeton.expire <= this.maintenant() ? null : jeton;
  }

  /** No token that was given is worth anything any more. */
  perimer(): void {
    this.#jetons.clear();
  }
}

const refus = (error: string, error_description: string): ReponseJeton => ({
  statut: 400,
  corps: { error, error_description },
});
