import type { ReactNode } from "react";

/** Links to the blocks of the page: beside them on a wide screen, folded above them on a phone. */
export function Sommaire({
  parties,
}: {
  readonly parties: readonly { readonly id: string; readonly titre: string }[];
}): ReactNode {
  const liens = (
    <ol className="space-y-0.5">
      {parties.map(({ id, titre }) => (
        <li key={id}>
          <a href={`#${id}`} className="block rounded px-3 py-1.5 text-encre hover:bg-surface-2">
            {titre}
          </a>
        </li>
      ))}
    </ol>
  );
  return (
    <div className="print:hidden">
      <nav
        aria-label="Sur cette page"
        className="sticky top-4 mt-6 hidden max-h-[calc(100dvh-2rem)] overflow-y-auto lg:block"
      >
        <p className="px-3 pb-2 text-sm font-semibold text-douce">Sur cette page</p>
        {liens}
      </nav>
      <details className="mt-6 rounded-xl border border-trait bg-surface lg:hidden">
        <summary className="px-4 py-3 font-semibold">Sur cette page</summary>
        <nav aria-label="Sur cette page" className="px-1 pb-3">
          {liens}
        </nav>
      </details>
    </div>
  );
}
