import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import type { ChangementRome } from "@/lib/dossiers";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";

/** Above a dossier written with another version of the ROME: which of its métiers were withdrawn or renamed since. */
export function DepuisRome({
  changements,
  de,
  a,
}: {
  readonly changements: readonly ChangementRome[];
  readonly de: string;
  readonly a: string;
}): ReactNode {
  if (de === a) return null;
  return (
    <aside aria-label="Version du ROME" className="mb-5 rounded-xl border border-trait bg-surface px-4 py-3">
      <p>
        Ce dossier a été écrit avec la version&nbsp;{de} du ROME&nbsp;; celle d’aujourd’hui est la
        version&nbsp;
        {a}.{" "}
        {changements.length === 0
          ? "Aucun de ses métiers n’a changé de nom ni été retiré."
          : "Rien n’y a été modifié. Depuis\u00a0:"}
      </p>
      {changements.length === 0 ? null : (
        <ul className="mt-2 list-disc space-y-1 pl-5">
          {changements.map((c) => (
            <li key={c.code}>
              «&nbsp;{typo(c.libelle)}&nbsp;» ({c.code}){" "}
              {c.statut === "retire"
                ? "n’existe plus"
                : `s’appelle maintenant «\u00a0${typo(c.apres)}\u00a0»`}
              {c.statut === "retire" && c.successeurs.length > 0 ? (
                <>
                  &nbsp;; vous pourriez regarder{" "}
                  {c.successeurs.map((s, i) => (
                    <span key={s.code}>
                      {i > 0 ? ", " : ""}
                      <Lien href={routes.metier(s.code)}>{typo(s.libelle)}</Lien>
                    </span>
                  ))}
                </>
              ) : null}
              .
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
