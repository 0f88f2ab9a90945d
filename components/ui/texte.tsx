import type { ReactNode } from "react";

/** A page of plain text: statements, explanations. */
export function PageTexte({
  titre,
  children,
}: {
  readonly titre: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <article className="mx-auto max-w-3xl">
      <h1 className="text-3xl">{titre}</h1>
      {children}
    </article>
  );
}

export function Partie({
  id,
  titre,
  children,
}: {
  readonly id: string;
  readonly titre: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="text-xl">
        {titre}
      </h2>
      <div className="mt-2 space-y-3 [&_ul]:list-disc [&_ul]:space-y-1 [&_ul]:pl-5">{children}</div>
    </section>
  );
}
