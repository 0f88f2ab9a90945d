"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { Verification } from "@/lib/rome/direct";
import { routes } from "@/lib/routes";
import { dateLongue } from "@/lib/typo";

const JOUR_MS = 24 * 3600 * 1000;

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
      // Our own answer, typed and not parsed: a parser in the browser would weigh 15 kB gz.
      .then((r) => (r.ok ? (r.json() as Promise<Verification>) : null))
      .then((lue) => lue && setEtat({ le: lue.le, changee: lue.statut === "changee" }))
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
