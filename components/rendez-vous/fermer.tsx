import type { ReactNode } from "react";

/** The foot of a window: its one button closes it, without a script. */
export function Fermer(): ReactNode {
  return (
    <form method="dialog" className="mt-4">
      <button type="submit" className="bouton bouton-plein">
        Fermer
      </button>
    </form>
  );
}
