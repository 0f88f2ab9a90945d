import { connect } from "node:net";

/** An answer as it came over the wire; `corps` keeps the frames of a chunked body. */
export interface ReponseBrute {
  readonly statut: number;
  readonly entetes: ReadonlyMap<string, string>;
  readonly corps: string;
}

/**
 * Sends bytes to a server as they are, which `fetch` never does: raw control characters, half a surrogate, a header that
 * makes no sense.
 * @param requete the whole request; it must ask to close the connection
 * @throws when the server says nothing or the connection lasts over `delai` ms
 */
export async function envoyer(port: number, requete: Buffer, delai = 30_000): Promise<ReponseBrute> {
  const morceaux: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const prise = connect(port, "127.0.0.1", () => prise.write(requete));
    prise.setTimeout(delai, () => prise.destroy(new Error(`no answer in ${delai} ms`)));
    prise.on("data", (morceau) => morceaux.push(morceau));
    prise.on("error", reject);
    prise.on("close", () => resolve());
  });
  const texte = Buffer.concat(morceaux).toString("utf8");
  const fin = texte.indexOf("\r\n\r\n");
  const [ligne = "", ...lignes] = texte.slice(0, fin).split("\r\n");
  const statut = Number(/^HTTP\/1\.1 (\d{3})/.exec(ligne)?.[1]);
  if (Number.isNaN(statut)) throw new Error(`not an HTTP answer: "${texte.slice(0, 80)}"`);
  const entetes = new Map(
    lignes.map((l): [string, string] => {
      const deux = l.indexOf(":");
      return [l.slice(0, deux).toLowerCase(), l.slice(deux + 1).trim()];
    }),
  );
  return { statut, entetes, corps: texte.slice(fin + 4) };
}

/** Runs `faire` on every item, at most `nombre` at once. */
export async function enParallele<T>(
  items: readonly T[],
  nombre: number,
  faire: (item: T) => Promise<void>,
): Promise<void> {
  const reste = items[Symbol.iterator]();
  const ouvrier = async (): Promise<void> => {
    for (const item of reste) await faire(item);
  };
  await Promise.all(Array.from({ length: nombre }, ouvrier));
}

/** Code and title of every métier the server has, by its own API. */
export async function tousLesMetiers(url: string): Promise<{ code: string; libelle: string }[]> {
  const metiers: { code: string; libelle: string }[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const lue = (await (await fetch(`${url}/api/metiers?page=${page}`)).json()) as {
      pages: number;
      metiers: { code: string; libelle: string }[];
    };
    pages = lue.pages;
    metiers.push(...lue.metiers);
  }
  return metiers;
}

/** Codes of every métier the server has, by its own API. */
export const tousLesCodes = async (url: string): Promise<string[]> =>
  (await tousLesMetiers(url)).map((m) => m.code);
