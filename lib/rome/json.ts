/** What a JSON text holds, to be parsed by a schema; null when it is not JSON. */
export function jsonOuNull(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return null;
  }
}
