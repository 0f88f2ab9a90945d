"use client";

import type { ReactNode } from "react";
import { routes } from "@/lib/routes";

/** A bug in the layout itself: nothing of the page can be relied on, so plain HTML and a way out. */
export default function GlobalError({ error }: { readonly error: Error & { digest?: string } }): ReactNode {
  return (
    <html lang="fr">
      <body>
        <main>
          <h1>Une erreur est survenue</h1>
          <p>
            Elle vient de notre côté. <a href={routes.accueil()}>Revenir à l’accueil</a>
          </p>
          {error.digest ? <p>Référence de l’erreur&nbsp;: {error.digest}</p> : null}
        </main>
      </body>
    </html>
  );
}
