import type { ReactNode } from "react";
import type { Metier } from "@/lib/rome";
import { typo } from "@/lib/typo";
import { reperes } from "./mots";

/** Head of the fiche: title, code, flags with what each means. */
export function TitreFiche({
  metier,
  children,
}: {
  readonly metier: Metier;
  /** What one can do with the fiche, under its title. */
  readonly children?: ReactNode;
}): ReactNode {
  const liste = reperes(metier);
  return (
    <header>
      <h1 className="text-3xl sm:text-4xl">{typo(metier.libelle)}</h1>
      <p className="mt-2 text-douce">
        Fiche métier, code ROME <span className="font-mono text-encre">{metier.code}</span>
        <span className="print:hidden">
          {" "}
          (le ROME est la liste officielle des métiers, tenue par France&nbsp;Travail)
        </span>
      </p>
      {children}
      {liste.length === 0 ? null : (
        <ul className="mt-4 grid gap-3 sm:grid-cols-2">
          {liste.map(({ titre, explication, ton }) => (
            <li
              key={titre}
              className={`rounded-lg border px-4 py-3 text-base print:border-0 print:p-0 ${ton === "attention" ? "border-ocre bg-ocre-fond" : "border-trait bg-surface"}`}
            >
              <strong className={ton === "attention" ? "text-ocre" : ""}>
                {ton === "attention" ? <span aria-hidden="true">⚠ </span> : null}
                {titre}
              </strong>
              <span className="block text-douce">{typo(explication)}</span>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}
