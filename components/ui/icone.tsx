// Drawn at build: phones want an icon in pixels, and Chromium would read an SVG again at each change of address.
import { ImageResponse } from "next/og";

/** The mark of the site as a square PNG of `cote` pixels; with square corners for systems that round them themselves. */
export function icone(cote: number, { arrondie }: { readonly arrondie: boolean }): ImageResponse {
  return new ImageResponse(
    <svg width={cote} height={cote} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx={arrondie ? 7 : 0} fill="#0b5a56" />
      <path d="M4 22c5-10 19-10 24 0" fill="none" stroke="#f6d992" strokeWidth="3" strokeLinecap="round" />
      <path
        d="M4 22h24M11 22v-5.5M16 22v-7.4M21 22v-5.5"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>,
    { width: cote, height: cote },
  );
}
