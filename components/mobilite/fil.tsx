"use client";

import type { ReactNode } from "react";
import type { EtatExplorateur } from "@/lib/mobilite/explorateur";
import { LienIci, useNavigation } from "./navigation";

/** The way so far: each step leads back to itself. */
export function Fil({
  fil,
  noms,
  ici,
}: {
  readonly fil: EtatExplorateur["fil"];
  readonly noms: ReadonlyMap<string, string>;
  readonly ici: string;
}): ReactNode {
  const { lien } = useNavigation();
  if (fil.length === 0) return null;
  return (
    <nav aria-label="Chemin parcouru" className="mt-4">
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1.5 text-sm">
        {fil.map((code, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same métier may be there twice, and its place is what it is.
          <li key={`${code}-${i}`} className="flex items-center gap-2">
            <LienIci
              href={lien({ fil: fil.slice(0, i), panneau: null }, code)}
              suite="centre"
              className="rounded-full border border-trait bg-surface px-3 py-1 text-accent underline decoration-1 underline-offset-3 hover:border-accent hover:decoration-2"
            >
              {noms.get(code) ?? code}
            </LienIci>
            <span aria-hidden="true" className="text-douce">
              →
            </span>
          </li>
        ))}
        <li
          aria-current="step"
          className="rounded-full bg-accent px-3 py-1 font-semibold text-sur-accent print:border print:border-encre print:bg-transparent print:text-encre"
        >
          {ici}
        </li>
      </ol>
    </nav>
  );
}
