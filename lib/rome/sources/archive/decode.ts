import { SourceError } from "../port";

export type Encodage = "UTF-8" | "Windows-1252";

/** Bytes that Windows-1252 leaves undefined. */
const INDEFINIS_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** The bytes 80 to 9F, where Windows-1252 is not Latin-1. `TextDecoder` of Node 20 reads them as Latin-1. */
const DE_80_A_9F = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
/** The bytes of a French letter or quote in UTF-8: the file is damaged UTF-8, not another encoding. */
const OCTETS_UTF8 = /[ÂÃ][\u0080-¿]|â\u0080|Å[\u0092\u0093]/;

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
    const latin1 = contenu.toString("latin1");
    if (contenu.some((octet) => INDEFINIS_1252.has(octet)) || OCTETS_UTF8.test(latin1)) {
      throw new SourceError(
        `${nom}, ligne ${ligneDe(contenu, premierFautif(contenu))} : encodage inconnu (ni UTF-8, ni Windows-1252).`,
      );
    }
    const texte = latin1.replace(/[\u0080-\u009f]/g, (c) => DE_80_A_9F.charAt(c.charCodeAt(0) - 0x80));
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
