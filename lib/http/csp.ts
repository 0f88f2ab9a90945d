/** Where the scripts and the style sheets of a page may come from, beside its own server: nonces or hashes. */
export interface SourcesAdmises {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Where forms may lead, beside the server itself. */
  readonly formulaires?: readonly string[];
}

/** The Content-Security-Policy of a page: nothing from elsewhere, and no code in the page but what `sources` names. */
export const politique = ({ scripts, styles, formulaires = [] }: SourcesAdmises): string =>
  [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(" "),
    ["style-src 'self'", ...styles].join(" "),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    ["form-action 'self'", ...formulaires].join(" "),
    "frame-ancestors 'none'",
  ].join("; ");
