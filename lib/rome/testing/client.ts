import type { Standin } from "../../../e2e/standin";
import { ClientFranceTravail } from "../sources/francetravail";

/** A client of the stand-in of the APIs, of `quota` calls a second: by default, it waits no more than a call takes. */
export const clientDe = ({ client, url, tokenUrl }: Standin, quota = 1000): ClientFranceTravail =>
  new ClientFranceTravail({
    clientId: client.id,
    clientSecret: client.secret,
    apiUrl: url,
    tokenUrl,
    quota,
  });
