"use client";

import type { ReactNode } from "react";
import { GarderTout } from "@/components/selection/garder-tout";
import { Lien } from "@/components/ui/lien";
import { routes } from "@/lib/routes";
import { pluriel } from "@/lib/typo";

/** The métiers that who made the link had set aside: to be read, or taken over. */
export function SelectionRecue({
  codes,
  noms,
  version,
}: {
  readonly codes: readonly string[];
  readonly noms: ReadonlyMap<string, string>;
  readonly version: string;
}): ReactNode {
  if (codes.length === 0) return null;
  return (
    <div className="recue mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-trait bg-surface px-4 py-2.5">
      <p>
        Ce lien porte aussi{" "}
        <Lien href={routes.selection(codes, version)}>
          une sélection de {pluriel(codes.length, "métier")}
        </Lien>
        .
      </p>
      <GarderTout elements={codes.map((code) => ({ code, libelle: noms.get(code) ?? code, version }))} />
    </div>
  );
}
