/** What an API handler gives back: a body, or a fault told in French (RFC 9457). Only bugs throw. */
export type ResultatApi<T> =
  | { readonly statut: "ok"; readonly corps: T }
  | { readonly statut: "probleme"; readonly probleme: ProblemeHttp };

export type StatutProbleme = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 414 | 429 | 500 | 503 | 507;

export interface ProblemeHttp {
  readonly status: StatutProbleme;
  readonly detail: string;
  /** More members of the problem, e.g. the parameter at fault or the nearest codes. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const TITRES: Record<StatutProbleme, string> = {
  400: "Paramètre refusé",
  401: "Connexion nécessaire",
  403: "Refusé",
  404: "Introuvable",
  405: "Méthode non admise",
  409: "Modifié entre-temps",
  413: "Requête trop volumineuse",
  414: "Adresse trop longue",
  429: "Trop de requêtes",
  500: "Erreur interne",
  503: "Service momentanément indisponible",
  507: "Plus de place",
};

export const ok = <T>(corps: T): ResultatApi<T> => ({ statut: "ok", corps });

export const probleme = (
  status: StatutProbleme,
  detail: string,
  extensions?: Readonly<Record<string, unknown>>,
): { readonly statut: "probleme"; readonly probleme: ProblemeHttp } => ({
  statut: "probleme",
  probleme: extensions ? { status, detail, extensions } : { status, detail },
});

/** The problem as an `application/problem+json` answer. */
export function reponseProbleme({ status, detail, extensions, headers }: ProblemeHttp): Response {
  const corps = { type: "about:blank", title: TITRES[status], status, detail, ...extensions };
  return new Response(JSON.stringify(corps), {
    status,
    headers: {
      "Content-Type": "application/problem+json; charset=utf-8",
      ...SANS_CACHE,
      ...headers,
    },
  });
}

/** Nothing of an API answer may run or be framed, whoever opens it in a browser. */
export const CSP_API = { "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'" } as const;
/** Headers of an answer of the API that is for who asked, now, and for nobody on the way. */
export const SANS_CACHE = { "Cache-Control": "no-store", ...CSP_API } as const;
