import type { Server } from "node:http";

/** A client that does not read its answer must not hold the stop for longer. */
const ARRET_MAX_MS = 10_000;
/** How often connections whose answer has gone out are looked for: their clients would keep them, and the stop, until the end. */
const TOUR_MS = 100;

/** Takes no more connections, lets the answers under way go out, then calls `fini`: at once, or after ten seconds at most. */
export function arreter(serveur: Server, fini: () => void): void {
  const tours = setInterval(() => serveur.closeIdleConnections(), TOUR_MS);
  const fin = setTimeout(() => serveur.closeAllConnections(), ARRET_MAX_MS);
  serveur.close(() => {
    clearInterval(tours);
    clearTimeout(fin);
    fini();
  });
  serveur.closeIdleConnections();
}
