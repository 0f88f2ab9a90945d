import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { Provenance } from "@/components/etat/provenance";
import { Lien } from "@/components/ui/lien";
import { lireReferential } from "@/lib/page";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";

export const metadata: Metadata = {
  title: "Les métiers par domaine",
  description: "Les quatorze grands domaines du ROME et leurs domaines professionnels, avec leurs métiers.",
  alternates: { canonical: routes.domaines() },
};

export default async function Page(): Promise<ReactNode> {
  const etat = await lireReferential();
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  return (
    <>
      <h1 className="text-3xl">Les métiers par domaine</h1>
      <p className="mt-2 text-douce">
        {pluriel(referential.grandsDomaines.size, "grand domaine", "grands domaines")},{" "}
        {pluriel(referential.comptes.metiers, "métier")}.
      </p>
      <div className="mt-6 grid gap-4 md:grid-cols-2">
        {[...referential.grandsDomaines.values()].map((g) => (
          <section
            key={g.code}
            aria-labelledby={g.code}
            className="rounded-xl border border-trait bg-surface p-5"
          >
            <h2 id={g.code} className="text-xl">
              <Lien href={routes.domaine(g.code)}>{typo(g.libelle)}</Lien>
            </h2>
            <p className="text-sm text-douce">{pluriel(g.metiers.length, "métier")}</p>
            <ul className="mt-2 space-y-1">
              {g.domaines.map((d) => (
                <li key={d.code}>
                  <Lien href={routes.domaine(d.code)} className="hover:text-accent hover:underline">
                    {typo(d.libelle)}
                  </Lien>{" "}
                  <span className="text-sm text-douce">{d.metiers.length}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Provenance referential={referential} />
    </>
  );
}
