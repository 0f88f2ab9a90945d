import type { ReactNode } from "react";
import { pluriel, typo } from "@/lib/typo";
import { titreCourt } from "./donnees";
import { PastilleDomaine } from "./pastille-domaine";

export interface Groupe {
  readonly code: string;
  readonly libelle: string;
  readonly metiers: number;
}

/** Names the colours, and filters: with none pressed, all are shown. */
export function Legende({
  groupes,
  choisis,
  onChoisir,
}: {
  readonly groupes: readonly Groupe[];
  readonly choisis: readonly string[];
  readonly onChoisir: (codes: readonly string[]) => void;
}): ReactNode {
  const masques =
    choisis.length === 0
      ? 0
      : groupes.filter((g) => !choisis.includes(g.code)).reduce((n, g) => n + g.metiers, 0);
  const basculer = (code: string): void =>
    onChoisir(choisis.includes(code) ? choisis.filter((c) => c !== code) : [...choisis, code].sort());
  return (
    <fieldset>
      <legend className="text-sm font-semibold">Ne montrer que certains domaines</legend>
      <ul className="mt-2 flex flex-wrap gap-1.5">
        {groupes.map(({ code, libelle, metiers }) => (
          <li key={code}>
            <button
              type="button"
              aria-pressed={choisis.includes(code)}
              title={`${typo(libelle)}, ${pluriel(metiers, "métier")}`}
              onClick={() => basculer(code)}
              className={`flex min-h-8 items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-left text-sm ${
                choisis.includes(code)
                  ? "border-accent bg-accent-fond font-semibold"
                  : "border-trait bg-surface hover:border-accent"
              }`}
            >
              <PastilleDomaine code={code} />
              {typo(titreCourt(libelle))}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="mt-2 min-h-6 text-sm text-douce">
        {masques > 0 ? (
          <>
            {pluriel(masques, "métier masqué", "métiers masqués")}.{" "}
            <button type="button" className="lien" onClick={() => onChoisir([])}>
              Tout montrer
            </button>
          </>
        ) : null}
      </p>
    </fieldset>
  );
}
