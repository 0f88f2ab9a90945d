import type { RomeTables } from "../model";

/** A fault in what a source was given, told in one French line that names the place (file, row, column). */
export class SourceError extends Error {
  override readonly name = "SourceError";
  constructor(message: string) {
    // It may quote what was given: line breaks and terminal codes of a file name or a value stay out.
    super(message.replace(/[\p{Cc}\u2028\u2029]+/gu, " "));
  }
}

/** What is said while a source is read: a progress line, or a warning that does not stop it. */
export interface Suivi {
  readonly etape: (message: string) => void;
  readonly avertissement: (message: string) => void;
  /** Run on validated tables before they replace what is there, so that what is computed from them is ready too. */
  readonly avantRemplacement?: (rome: RomeTables) => Promise<void>;
}
export const SANS_SUIVI: Suivi = { etape: () => {}, avertissement: () => {} };

/** Where a referential comes from. The same contract suite (`contract.ts`) runs on each. */
export interface RomeSource {
  /** The tables, validated. @throws SourceError when what was given cannot be a referential. */
  load(suivi?: Suivi): Promise<RomeTables>;
}
