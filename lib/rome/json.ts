/** The value that a JSON text holds; null when it is none. To be parsed by zod at once. */
export function jsonOuNull(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return null;
  }
}
