import type { ReactNode } from "react";
import { Provenance } from "@/components/etat/provenance";
import type { Referential } from "@/lib/rome";

/** One block of a fiche: a title one can link to, its content, and where it comes from. */
export function Bloc({
  id,
  titre,
  intro,
  referential,
  redige = false,
  long = false,
  children,
}: {
  readonly id: string;
  readonly titre: string;
  readonly intro?: ReactNode;
  readonly referential: Referential;
  readonly redige?: boolean;
  /** May be cut between two printed pages. */
  readonly long?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section
      aria-labelledby={id}
      className={`mt-6 rounded-xl border border-trait bg-surface p-5 sm:p-6 print:mt-3 print:rounded-none print:border-0 print:border-t print:p-0 print:pt-2 ${long ? "long" : ""}`}
    >
      <h2 id={id} className="group scroll-mt-6 text-2xl">
        {titre}
        <a
          href={`#${id}`}
          className="ml-2 text-douce no-underline opacity-0 focus:opacity-100 group-hover:opacity-100 print:hidden"
          aria-label={`Lien vers la partie ${titre}`}
        >
          #
        </a>
      </h2>
      {intro ? <p className="mt-2 max-w-3xl text-douce">{intro}</p> : null}
      <div className="mt-4">{children}</div>
      <Provenance referential={referential} redige={redige} />
    </section>
  );
}

/** Said in place of a list that the referential leaves empty: absent is not unavailable. */
export function Vide({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className="text-douce">{children}</p>;
}
