import { dits, tokenize } from "./normalise";

/** A stretch of a title: what was typed is `trouve`. */
export interface Extrait {
  readonly texte: string;
  readonly trouve: boolean;
}

/**
 * Cuts `titre` where a word begins with a word of `requete`; the pieces put together are the title.
 * "Aide-boulanger", "boul" → Aide- · **boul** · anger.
 */
export function highlight(titre: string, requete: string): Extrait[] {
  const cherches = dits(tokenize(requete).map((m) => m.texte));
  const extraits: Extrait[] = [];
  let position = 0;
  for (const mot of tokenize(titre)) {
    const prefixe = cherches
      .filter((c) => mot.texte.startsWith(c))
      .reduce((a, b) => (b.length > a.length ? b : a), "");
    if (prefixe === "") continue;
    const fin = mot.debut + longueurOriginale(titre.slice(mot.debut, mot.fin), prefixe.length);
    if (mot.debut > position) extraits.push({ texte: titre.slice(position, mot.debut), trouve: false });
    extraits.push({ texte: titre.slice(mot.debut, fin), trouve: true });
    position = fin;
  }
  if (position < titre.length) extraits.push({ texte: titre.slice(position), trouve: false });
  return extraits;
}

/** How much of the original word its first `n` normalised letters cover ("œuvr" is four letters of "œuvre", typed "oeuvr"). */
function longueurOriginale(mot: string, n: number): number {
  // Nearly always letter for letter.
  if (tokenize(mot)[0]?.texte.length === mot.length) return n;
  let longueur = 0;
  for (const caractere of mot) {
    if ((tokenize(mot.slice(0, longueur))[0]?.texte.length ?? 0) >= n) break;
    longueur += caractere.length;
  }
  return longueur;
}
