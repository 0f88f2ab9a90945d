"use client";

import { type ReactNode, useEffect, useState } from "react";
import { z } from "zod/mini";
import { routes } from "@/lib/routes";
import { dateLongue } from "@/lib/typo";

const JOUR_MS = 24 * 3600 * 1000;

const reponse = z.object({
  statut: z.enum(["verifiee", "changee", "en-cours", "plus-tard"]),
  le: z.nullable(z.iso.datetime()),
});

/** A line that says nothing of what goes wrong: the fiche is whole without it. */
export function VerificationEnDirect({
  code,
  connue,
}: {
  readonly code: string;
  /** When it was last read, as the server knew when it made the page. */
  readonly connue: string | null;
}): ReactNode {
  const [{ le, changee }, setEtat] = useState({ le: connue, changee: false });
  useEffect(() => {
    if (connue !== null && Date.now() - Date.parse(connue) < JOUR_MS) return;
    const abandon = new AbortController();
    fetch(routes.api.verification(code), { method: "POST", signal: abandon.signal })
      .then((r) => r.json())
      .then((json) => {
        const lue = z.safeParse(reponse, json);
        if (lue.success) setEtat({ le: lue.data.le, changee: lue.data.statut === "changee" });
      })
      // Left, or offline: the line stays as it was.
      .catch(() => undefined);
    return () => abandon.abort();
  }, [code, connue]);

  return (
    <p role="status" className="mt-6 text-sm text-douce empty:hidden">
      {changee
        ? "France\u00a0Travail vient de modifier cette fiche\u00a0: la page suivra dans quelques minutes."
        : le === null
          ? null
          : `Fiche vérifiée auprès de France\u00a0Travail le ${dateLongue(le)}.`}
    </p>
  );
}
