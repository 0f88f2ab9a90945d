/** Colours of the drawing, as the style sheet has them now; WebGL wants them written out. */
export interface Palette {
  readonly fond: string;
  readonly encre: string;
  readonly douce: string;
  readonly trait: string;
  readonly traitFort: string;
  readonly accent: string;
  readonly ocre: string;
  /** One a grand domaine, in the order of the codes given. */
  readonly grandsDomaines: readonly string[];
  readonly police: string;
}

/** Custom property that holds the colour of a grand domaine (`app/globals.css`). */
export const teinteDe = (code: string): string => `--gd-${code.toLowerCase()}`;

export function lirePalette(codes: readonly string[]): Palette {
  const racine = getComputedStyle(document.documentElement);
  const lire = (nom: string): string => racine.getPropertyValue(nom).trim();
  const douce = lire("--encre-douce");
  return {
    fond: lire("--surface"),
    encre: lire("--encre"),
    douce,
    trait: lire("--trait"),
    traitFort: lire("--trait-fort"),
    accent: lire("--accent"),
    ocre: lire("--ocre"),
    // A letter that another version of the ROME brings has no colour of its own yet.
    grandsDomaines: codes.map((code) => lire(teinteDe(code)) || douce),
    police: getComputedStyle(document.body).fontFamily,
  };
}
