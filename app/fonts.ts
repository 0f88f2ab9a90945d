import localFont from "next/font/local";

// "optional": a font that comes late is for the next page. Swapped in, it moves what one is reading.

/** Atkinson Hyperlegible Next: drawn for low vision, its letters are hard to take for one another (OFL). */
export const texte = localFont({
  src: "../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--police-texte",
  display: "optional",
  adjustFontFallback: "Arial",
});

/** Bricolage Grotesque: titles with some character, French by birth (OFL). */
export const titre = localFont({
  src: "../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--police-titre",
  display: "optional",
  adjustFontFallback: "Arial",
});
