import { SourceError } from "../port";

export type Encodage = "UTF-8" | "Windows-1252";

/** Bytes that Windows-1252 leaves undefined. */
const INDEFINIS_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** What UTF-8 looks like when it is read as Windows-1252: the file is damaged UTF-8, not another encoding. */
const UTF8_MAL_LU = /[ÂÃ][\u0080-¿]|â€/;

/**
 * Text of a file of the archive. Every file is UTF-8 in v60 but one, which is Windows-1252 under a name in `_utf8`.
 * @throws SourceError naming the file and the line of the first byte that fits neither.
 */
export function decode(nom: string, contenu: Buffer): { texte: string; encodage: Encodage } {
  if (contenu.length >= 2 && (contenu.readUInt16BE(0) === 0xfffe || contenu.readUInt16BE(0) === 0xfeff)) {
    throw new SourceError(`${nom}, ligne 1 : encodage inconnu (UTF-16 ?) ; le ROME est en UTF-8.`);
  }
  const nul = contenu.indexOf(0);
  if (nul >= 0) {
    throw new SourceError(
      `${nom}, ligne ${ligneDe(contenu, nul)} : encodage inconnu (octet nul) ; le ROME est en UTF-8.`,
    );
  }
  try {
    return { texte: new TextDecoder("utf-8", { fatal: true }).decode(contenu), encodage: "UTF-8" };
  } catch {
    const texte = new TextDecoder("windows-1252").decode(contenu);
    if (contenu.some((octet) => INDEFINIS_1252.has(octet)) || UTF8_MAL_LU.test(texte)) {
      throw new SourceError(
        `${nom}, ligne ${ligneDe(contenu, premierFautif(contenu))} : encodage inconnu (ni UTF-8, ni Windows-1252).`,
      );
    }
    return { texte, encodage: "Windows-1252" };
  }
}

/** Offset of the first byte that breaks UTF-8, found by halves on whole prefixes. */
function premierFautif(contenu: Buffer): number {
  let bon = 0;
  let mauvais = contenu.length;
  while (mauvais - bon > 1) {
    const milieu = (bon + mauvais) >> 1;
    try {
      // `stream` accepts a sequence cut at the end of the prefix.
      new TextDecoder("utf-8", { fatal: true }).decode(contenu.subarray(0, milieu), { stream: true });
      bon = milieu;
    } catch {
      mauvais = milieu;
    }
  }
  return bon;
}

function ligneDe(contenu: Buffer, position: number): number {
  let ligne = 1;
  for (let i = contenu.indexOf(10); i >= 0 && i < position; i = contenu.indexOf(10, i + 1)) ligne++;
  return ligne;
}
