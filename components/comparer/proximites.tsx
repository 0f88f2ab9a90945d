import type { ReactNode } from "react";
import { Raisons } from "@/components/mobilite/raisons";
import { Lien } from "@/components/ui/lien";
import type { Paire } from "@/lib/comparer";
import { mobiliteEntre } from "@/lib/mobilite";
import type { Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";

/** What brings the métiers together, two by two: the official moves, then what their fiches share that few share. */
export function Proximites({
  paires,
  referential,
}: {
  readonly paires: readonly Paire[];
  readonly referential: Referential;
}): ReactNode {
  return (
    <section aria-labelledby="proximites" className="mt-8 print:hidden">
      <h2 id="proximites" className="text-2xl">
        Ce qui les rapproche
      </h2>
      <ul className={`mt-3 grid gap-3 ${paires.length > 1 ? "md:grid-cols-2" : ""}`}>
        {paires.map((paire) => (
          <li
            key={`${paire.a.code} ${paire.b.code}`}
            className="rounded-xl border border-trait bg-surface p-4"
          >
            <UnePaire paire={paire} referential={referential} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function UnePaire({
  paire: { a, b, aller, retour },
  referential,
}: {
  readonly paire: Paire;
  readonly referential: Referential;
}): ReactNode {
  const explication = mobiliteEntre(referential, a.code, b.code);
  return (
    <>
      <h3 className="text-lg">
        {typo(a.libelle)} <span className="font-normal text-douce">et</span> {typo(b.libelle)}
      </h3>
      <ul className="mt-1 text-sm">
        {aller === null ? null : <Sens de={a} vers={b} rang={aller} />}
        {retour === null ? null : <Sens de={b} vers={a} rang={retour} />}
        {aller === null && retour === null ? (
          <li className="text-douce">
            Pas de mobilité officielle de l’un à l’autre
            {referential.source === "extrait" ? " dans cet extrait" : ""}.
          </li>
        ) : null}
      </ul>
      {explication === null ? null : <Raisons raisons={explication.raisons} />}
      <p className="mt-2 text-sm">
        <Lien href={routes.parcours({ de: a.code, vers: b.code })}>Les parcours de l’un à l’autre</Lien>
      </p>
    </>
  );
}

const Sens = ({
  de,
  vers,
  rang,
}: {
  readonly de: Metier;
  readonly vers: Metier;
  readonly rang: number;
}): ReactNode => (
  <li>
    Mobilité officielle de {typo(de.libelle)} vers {typo(vers.libelle)}, rang {rang}
  </li>
);
