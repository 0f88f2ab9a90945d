import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { createInterface } from "node:readline";

export interface Courrier {
  /** For `EMAIL_SERVER`. */
  readonly url: string;
  /** Letters as they came, decoded. */
  readonly lettres: readonly string[];
  readonly arreter: () => void;
}

/** A mail server that keeps what it is given, in the few words of SMTP (RFC 5321) that a sender needs. */
export async function lancerCourrier(): Promise<Courrier> {
  const lettres: string[] = [];
  const serveur = createServer((prise) => {
    prise.write("220 essai\r\n");
    let lettre: string[] | null = null;
    createInterface(prise).on("line", (ligne) => {
      if (lettre !== null) {
        if (ligne !== ".") {
          lettre.push(ligne);
          return;
        }
        lettres.push(decoder(lettre.join("\r\n")));
        lettre = null;
        prise.write("250 ok\r\n");
      } else if (/^DATA/i.test(ligne)) {
        lettre = [];
        prise.write("354 oui\r\n");
      } else if (/^QUIT/i.test(ligne)) prise.end("221 fin\r\n");
      else prise.write("250 ok\r\n");
    });
    prise.on("error", () => {});
  });
  serveur.listen(0, "127.0.0.1");
  await once(serveur, "listening");
  const { port } = serveur.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, lettres, arreter: () => serveur.close() };
}

/** Quoted-printable or base64 (RFC 2045), whichever the sender chose. */
function decoder(lettre: string): string {
  const [entetes = "", ...corps] = lettre.split("\r\n\r\n");
  const texte = corps.join("\r\n\r\n");
  if (/transfer-encoding: base64/i.test(entetes)) return Buffer.from(texte, "base64").toString("utf8");
  if (!/transfer-encoding: quoted-printable/i.test(entetes)) return texte;
  const octets = texte
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, h) => String.fromCharCode(Number.parseInt(h, 16)));
  return Buffer.from(octets, "latin1").toString("utf8");
}
