import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { Resultats } from "@/components/recherche/resultats";
import { Romeo } from "@/components/recherche/romeo";
import { lireReferential, premier } from "@/lib/page";
import { findRetired, keptDiffs } from "@/lib/rome/versions";
import { routes } from "@/lib/routes";
import {
  CRITERES,
  chercherCompetences,
  ecrireCriteres,
  elargir,
  expliquerResultats,
  explorer,
  lireCriteres,
} from "@/lib/search";

const PAR_PAGE = 50;
const COMPETENCES_MAX = 5;

export async function generateMetadata({ searchParams }: PageProps<"/recherche">): Promise<Metadata> {
  const q = premier((await searchParams).q) ?? "";
  // What people type stays out of search engines.
  return {
    title: q === "" ? "Chercher un métier" : `«\u00a0${q.slice(0, 60)}\u00a0»`,
    robots: { index: false, follow: true },
  };
}

export default async function Page({ searchParams }: PageProps<"/recherche">): Promise<ReactNode> {
  const [etat, recus] = await Promise.all([lireReferential(), searchParams]);
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  const q = premier(recus.q) ?? "";
  const query = new URLSearchParams(
    CRITERES.flatMap((c) => [recus[c] ?? []].flat().map((valeur): [string, string] => [c, valeur])),
  );
  const { criteres, refuses } = lireCriteres(referential, query);
  // A form sends its empty fields too: the address that one shares has what is asked, and nothing else.
  if ([...query.values()].includes(""))
    redirect(routes.recherche(q, [...ecrireCriteres(criteres), ...refuses]));
  const retire = findRetired(q, referential, keptDiffs());
  if (retire !== null) redirect(routes.metier(retire.code));

  const page = Math.max(1, Math.trunc(Number(premier(recus.page))) || 1);
  const exploration = explorer(referential, q, criteres, { limite: PAR_PAGE, page });
  if (exploration.direct !== null) redirect(routes.metier(exploration.direct));
  const { requete, total, resultats, proches } = exploration;
  const pages = Math.ceil(total / PAR_PAGE);
  if (page > 1 && page > pages) redirect(routes.recherche(q, ecrireCriteres(criteres), pages));
  return (
    <>
      <Resultats
        exploration={exploration}
        criteres={criteres}
        refuses={refuses.map(([, valeur]) => valeur)}
        page={page}
        pages={pages}
        raisons={expliquerResultats(referential, requete, [...resultats, ...proches])}
        voisins={requete === "" || exploration.incertaine || page > 1 ? [] : elargir(referential, resultats)}
        competences={requete === "" ? [] : chercherCompetences(referential, requete, COMPETENCES_MAX)}
        referential={referential}
      />
      <Romeo recherche={exploration} />
    </>
  );
}
