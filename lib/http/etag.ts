/**
 * Whether a client already has the bytes of `etag`, by what its `If-None-Match` says (RFC 9110, 13.1.2): a list, `*`, and tags
 * that a proxy weakened, as one that compresses does.
 */
export function dejaRecu(ifNoneMatch: string | null | undefined, etag: string): boolean {
  const connus = (ifNoneMatch ?? "").split(",").map((e) => e.trim().replace(/^W\//, ""));
  return connus.includes(etag) || connus.includes("*");
}
