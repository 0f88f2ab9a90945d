import { once } from "node:events";
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { arreter } from "./arret";

it("the answer under way goes out, and its client, who keeps the connection, does not hold the stop", async () => {
  const serveur = createServer();
  // As in production: Node's own five seconds would end the connection too.
  serveur.keepAliveTimeout = 75_000;
  serveur.listen(0, "127.0.0.1");
  await once(serveur, "listening");
  const { port } = serveur.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const reponse = new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, host: "127.0.0.1", agent }, resolve).on("error", reject);
  });
  const [, sienne] = (await once(serveur, "request")) as [IncomingMessage, ServerResponse];
  const debut = performance.now();
  const fini = new Promise<void>((resolve) => arreter(serveur, resolve));
  sienne.end("au complet");
  expect(await text(await reponse)).toBe("au complet");
  await fini;
  // Far from the ten seconds after which everything is cut.
  expect(performance.now() - debut).toBeLessThan(5000);
  agent.destroy();
});
