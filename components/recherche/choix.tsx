import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import type { Compris } from "@/lib/adresses";
import type { Metier } from "@/lib/rome";
import { typo } from "@/lib/typo";

/** What words that were sent may mean, each a link: when they mean several métiers, or none. */
export function Choix({
  compris,
  question,
  href,
  deja = [],
}: {
  readonly compris: Compris;
  /** What a link does, after the words: "Lequel ajouter ?" */
  readonly question: string;
  readonly href: (m: Metier) => string;
  /** Those that are there already. */
  readonly deja?: readonly Metier[];
}): ReactNode {
  if (compris.statut === "vide") return null;
  if (compris.statut === "trouve" && compris.autres.length === 0 && deja.includes(compris.metier)) {
    return <p className="mt-4 print:hidden">«&nbsp;{typo(compris.metier.libelle)}&nbsp;» y est déjà.</p>;
  }
  const { texte } = compris;
  const metiers = compris.statut === "trouve" ? [compris.metier, ...compris.autres] : compris.proches;
  return (
    <section
      aria-label={`Métiers pour «\u00a0${texte}\u00a0»`}
      className="mt-4 rounded-xl border border-accent bg-surface p-4 print:hidden"
    >
      <p className="font-semibold [overflow-wrap:anywhere]">
        {compris.statut === "absent"
          ? rien(compris)
          : `«\u00a0${texte}\u00a0»${compris.statut === "incertain" ? " est à préciser" : ""}\u00a0: ${question}`}
      </p>
      {metiers.length === 0 ? (
        <p className="mt-1">Essayez un seul mot, ou le nom d’un métier voisin.</p>
      ) : (
        <ul className="mt-2 flex flex-wrap gap-2">
          {metiers.map((m) => (
            <li key={m.code}>
              <Lien href={href(m)} className="bouton">
                {typo(m.libelle)}
              </Lien>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function rien({ texte, proches, retire }: Extract<Compris, { readonly statut: "absent" }>): string {
  if (retire === undefined)
    return `Aucun métier pour «\u00a0${texte}\u00a0».${proches.length > 0 ? " Les plus proches\u00a0:" : ""}`;
  const nom = retire.libelle === null ? "" : ` (${typo(retire.libelle)})`;
  return `Le code ${retire.code}${nom} n’est plus dans le ROME.${proches.length > 0 ? " Ce qui l’a repris\u00a0:" : ""}`;
}
