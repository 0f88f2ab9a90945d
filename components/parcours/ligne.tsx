import type { ReactNode } from "react";
import { Genre, Mouvement } from "@/components/mobilite/mouvement";
import { Lien } from "@/components/ui/lien";
import type { Mobilite, Trajet } from "@/lib/mobilite";
import type { Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";

/**
 * One route as a line with its stations: an ordered list, whose items say how one goes on from each. A full line is an
 * official move, a dashed one is computed; the words say it too.
 */
export function LigneParcours({
  de,
  trajet: { etapes },
  rang,
  referential,
}: {
  readonly de: Metier;
  readonly trajet: Trajet;
  readonly rang: number;
  readonly referential: Referential;
}): ReactNode {
  const id = `parcours-${rang + 1}`;
  const par = etapes.slice(0, -1).map((e) => typo(e.libelle));
  return (
    <section
      aria-labelledby={id}
      className={`${rang === 0 ? "long" : ""} mt-5 rounded-xl border border-trait bg-surface p-4 sm:p-6 print:p-2`}
    >
      <h2 id={id} className="flex items-start gap-3 text-xl">
        <span
          aria-hidden="true"
          className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent text-base text-sur-accent print:border print:border-trait-fort print:text-encre"
        >
          {rang + 1}
        </span>
        <span className="pt-0.5">
          <span className="sr-only">Parcours {rang + 1}&nbsp;: </span>
          {par.length === 0 ? "Directement, en une étape" : `En ${pluriel(etapes.length, "étape")}`}
        </span>
      </h2>
      {par.length === 0 ? null : (
        <p className="mt-1 hidden text-douce sm:block sm:pl-11">Par {par.join(", puis ")}</p>
      )}
      <ol className="mt-4">
        <Station metier={de} suite={etapes[0] ?? null} ouvert={rang === 0} nom={typo(de.libelle)} />
        {etapes.map((etape, i) => {
          const metier = referential.metiers.get(etape.code);
          return metier ? (
            <Station
              key={etape.code}
              metier={metier}
              suite={etapes[i + 1] ?? null}
              ouvert={rang === 0}
              nom={typo(metier.libelle)}
            />
          ) : null;
        })}
      </ol>
    </section>
  );
}

/** A station, and how one goes on from it. */
function Station({
  metier,
  suite,
  ouvert,
  nom,
}: {
  readonly metier: Metier;
  readonly suite: Mobilite | null;
  /** Whether the next step is explained in full view. */
  readonly ouvert: boolean;
  readonly nom: ReactNode;
}): ReactNode {
  const trait =
    suite === null
      ? ""
      : `before:absolute before:top-3 before:-bottom-3 before:left-[0.6rem] before:border-l-4 before:border-accent before:content-[''] ${suite.ordre === null ? "before:border-dashed" : ""}`;
  return (
    <li className={`relative pb-5 pl-9 last:pb-0 last:break-before-avoid ${trait}`}>
      <span
        aria-hidden="true"
        className="absolute top-1 left-0 size-6 rounded-full border-4 border-accent bg-surface"
      />
      <h3 className="text-lg">
        <Lien href={routes.metier(metier.code)}>{nom}</Lien>
      </h3>
      {suite === null ? null : ouvert ? (
        <div className="mt-1">
          <p className="font-semibold">Pour aller vers {typo(suite.libelle)}&nbsp;:</p>
          <Mouvement mobilite={suite} />
        </div>
      ) : (
        <>
          <Genre ordre={suite.ordre} />
          <details className="mt-1 print:not-open:hidden">
            <summary className="w-fit py-0.5 text-accent">
              Pour aller vers {typo(suite.libelle)}&nbsp;: pourquoi cette étape
            </summary>
            <Mouvement mobilite={suite} sansGenre />
          </details>
        </>
      )}
    </li>
  );
}
