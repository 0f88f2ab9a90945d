import type { ReactNode } from "react";

/** The head of a panel of the map: its title, and the way out. */
export function TetePanneau({
  id,
  onFermer,
  children,
}: {
  readonly id: string;
  readonly onFermer: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="flex items-start justify-between gap-3">
      <h2 id={id} className="text-xl">
        {children}
      </h2>
      <button
        type="button"
        onClick={onFermer}
        className="-mt-1 -mr-1 shrink-0 rounded px-2 py-1 text-sm text-accent hover:underline print:hidden"
      >
        Fermer
      </button>
    </div>
  );
}
