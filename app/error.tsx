"use client";

import type { ReactNode } from "react";
import { routes } from "@/lib/routes";

/** A bug on the page: what a person can do, and the reference that finds it in the logs. */
export default function ErrorPage({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}): ReactNode {
  return (
    <div className="mx-auto max-w-2xl py-8">
      <h1 className="text-3xl">Une erreur est survenue</h1>
      <p className="mt-3">Elle vient de notre côté. Vous pouvez réessayer, ou repartir de l’accueil.</p>
      <p className="mt-6 flex gap-4">
        <button
          type="button"
          onClick={reset}
          className="rounded-lg bg-accent px-4 py-2 font-semibold text-sur-accent hover:bg-accent-survol"
        >
          Réessayer
        </button>
        <a href={routes.accueil()} className="lien self-center">
          Revenir à l’accueil
        </a>
      </p>
      {error.digest ? (
        <p className="mt-6 text-sm text-douce">Référence de l’erreur&nbsp;: {error.digest}</p>
      ) : null}
    </div>
  );
}
