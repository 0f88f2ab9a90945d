import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { fixerProvenance, reseau } from "./provenance";

const CONNEXION = "198.51.100.9";

function recue(headers: Readonly<Record<string, string>>, proxys: number): IncomingMessage["headers"] {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: CONNEXION });
  const requete = new IncomingMessage(socket);
  Object.assign(requete.headers, headers);
  fixerProvenance(requete, proxys);
  return requete.headers;
}

test("without a proxy, what a client says of where it comes from is taken off", () => {
  expect(
    recue(
      {
        host: "passerelles.example",
        forwarded: "for=192.0.2.1",
        "x-forwarded-for": "192.0.2.1",
        "x-forwarded-host": "ailleurs.example",
        "x-forwarded-port": "1",
        "x-forwarded-proto": "https",
      },
      0,
    ),
  ).toEqual({ host: "passerelles.example", "x-forwarded-for": CONNEXION });
});

test.each([
  ["192.0.2.1, 203.0.113.4", 1, "203.0.113.4"],
  ["192.0.2.1, 203.0.113.4, 10.0.0.1", 2, "203.0.113.4"],
  ["203.0.113.4:51234", 1, "203.0.113.4"],
  ["[2001:db8::1]:51234", 1, "2001:db8::1"],
  ["2001:db8::1", 1, "2001:db8::1"],
  // Fewer than the settings say, or no address: what is sure is the connection.
  ["203.0.113.4", 2, CONNEXION],
  ["inconnue", 1, CONNEXION],
  ["", 1, CONNEXION],
])("« %s » behind %i: %s", (recu, proxys, attendue) => {
  expect(recue({ "x-forwarded-for": recu, "x-forwarded-host": "site.example" }, proxys)).toEqual({
    "x-forwarded-for": attendue,
    "x-forwarded-host": "site.example",
  });
});

test.each([
  ["203.0.113.4", "203.0.113.4"],
  ["::ffff:203.0.113.4", "203.0.113.4"],
  ["2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2"],
  ["2001:0db8:1:2::7", "2001:db8:1:2"],
  ["2001:db8::7", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["64:ff9b::192.0.2.1", "64:ff9b:0:0"],
  ["", ""],
])("%s is counted under %s", (adresse, attendu) => {
  expect(reseau(adresse)).toBe(attendu);
});
