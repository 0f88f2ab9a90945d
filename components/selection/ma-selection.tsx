"use client";

import type { ReactNode } from "react";
import { routes } from "@/lib/routes";
import { pluriel } from "@/lib/typo";
import { useSelection } from "./magasin";

/** The way to what this browser keeps, for who came to the page of a list without one. */
export function MaSelection(): ReactNode {
  const mienne = useSelection();
  if (mienne.length === 0) return null;
  return (
    <p className="mt-4">
      Ce navigateur garde {pluriel(mienne.length, "métier")}&nbsp;:{" "}
      <a
        href={routes.selection(
          mienne.map((e) => e.code),
          mienne[0]?.version,
        )}
        className="lien"
      >
        voir ma sélection
      </a>
      .
    </p>
  );
}
