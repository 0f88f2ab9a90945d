import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import type { Demandes } from "@/lib/adresses";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";

/** What an address asked for and could not be given, said without making an error of it. */
export function AvisCodes({
  demandes: { surplus, retires, inconnus },
  max,
}: {
  readonly demandes: Demandes;
  readonly max: number;
}): ReactNode {
  if (surplus.length + retires.length + inconnus.length === 0) return null;
  return (
    <div className="mt-4 space-y-2 rounded-lg border border-ocre bg-ocre-fond px-4 py-3 print:hidden">
      {surplus.length === 0 ? null : (
        <p>
          Cette page montre {max} métiers au plus&nbsp;: les {max} premiers du lien sont gardés.
          Restent&nbsp;:{" "}
          {surplus.map(({ code, libelle }, i) => (
            <span key={code}>
              {i > 0 ? ", " : ""}
              <Lien href={routes.metier(code)}>{typo(libelle)}</Lien>
            </span>
          ))}
          .
        </p>
      )}
      {retires.map(({ code, libelle }) => (
        <p key={code}>
          Le code {code}
          {libelle === null ? "" : ` (${typo(libelle)})`} n’est plus dans le ROME.{" "}
          <Lien href={routes.metier(code)}>Voir ce qui l’a repris</Lien>
        </p>
      ))}
      {inconnus.length === 0 ? null : (
        <p>
          {inconnus.length > 1 ? "Ces codes ne sont pas" : "Ce code n’est pas"} dans le ROME&nbsp;:{" "}
          {inconnus.map((c) => `«\u00a0${c}\u00a0»`).join(", ")}.
        </p>
      )}
    </div>
  );
}
