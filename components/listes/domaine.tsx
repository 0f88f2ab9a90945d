import type { ReactNode } from "react";
import { Provenance } from "@/components/etat/provenance";
import { FilAriane } from "@/components/ui/fil-ariane";
import { Lien } from "@/components/ui/lien";
import type { CodeMetier, Domaine, GrandDomaine, Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { ListeMetiers } from "./liste-metiers";

const metiersDe = (codes: readonly CodeMetier[], referential: Referential): Metier[] =>
  codes.map((code) => referential.metiers.get(code)).filter((m): m is Metier => m !== undefined);

/** A large field: its fields, each with its métiers. */
export function UnGrandDomaine({
  grandDomaine,
  referential,
}: {
  readonly grandDomaine: GrandDomaine;
  readonly referential: Referential;
}): ReactNode {
  const domaines = grandDomaine.domaines.filter((d) => d.metiers.length > 0);
  return (
    <>
      <FilAriane etapes={[{ href: routes.domaines(), texte: "Domaines" }]} ici={grandDomaine.libelle} />
      <h1 className="text-3xl">{typo(grandDomaine.libelle)}</h1>
      <p className="mt-2 text-douce">
        {pluriel(grandDomaine.metiers.length, "métier")} dans {pluriel(domaines.length, "domaine")}.
      </p>
      <ul className="mt-4 flex flex-wrap gap-2 print:hidden">
        {domaines.map((d) => (
          <li key={d.code}>
            <a href={`#${d.code}`} className="pastille bg-surface py-1 hover:border-accent">
              {typo(d.libelle)}
            </a>
          </li>
        ))}
      </ul>
      {domaines.map((d) => (
        <section key={d.code} aria-labelledby={d.code} className="mt-8">
          <h2 id={d.code} className="text-xl">
            <Lien href={routes.domaine(d.code)} className="hover:text-accent hover:underline">
              {typo(d.libelle)}
            </Lien>
          </h2>
          <ListeMetiers metiers={metiersDe(d.metiers, referential)} niveau={3} />
        </section>
      ))}
      <Provenance referential={referential} />
    </>
  );
}

/** A field: its métiers. */
export function UnDomaine({
  domaine,
  referential,
}: {
  readonly domaine: Domaine;
  readonly referential: Referential;
}): ReactNode {
  return (
    <>
      <FilAriane
        etapes={[
          { href: routes.domaines(), texte: "Domaines" },
          { href: routes.domaine(domaine.grandDomaine.code), texte: domaine.grandDomaine.libelle },
        ]}
        ici={domaine.libelle}
      />
      <h1 className="text-3xl">{typo(domaine.libelle)}</h1>
      <p className="mt-2 text-douce">{pluriel(domaine.metiers.length, "métier")}.</p>
      <ListeMetiers metiers={metiersDe(domaine.metiers, referential)} />
      <Provenance referential={referential} />
    </>
  );
}
