import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { PageComparer } from "@/components/comparer/page-comparer";
import { Indisponible } from "@/components/etat/indisponible";
import { codesDe, comprendre, type Demandes, lireMetiers } from "@/lib/adresses";
import { lireReferential, premier } from "@/lib/page";
import type { Referential } from "@/lib/rome";
import { keptDiffs } from "@/lib/rome/versions";
import { COMPARES_MAX, routes } from "@/lib/routes";
import { typo } from "@/lib/typo";

const lire = (referential: Referential, m: string | string[] | undefined): Demandes =>
  lireMetiers(referential, m, { max: COMPARES_MAX, diffs: keptDiffs() });

export async function generateMetadata({ searchParams }: PageProps<"/comparer">): Promise<Metadata> {
  const [etat, { m }] = await Promise.all([lireReferential(), searchParams]);
  const metiers = etat.statut === "charge" ? lire(etat.referential, m).metiers : [];
  const title = metiers.length > 1 ? metiers.map((x) => typo(x.libelle)).join(", ") : "Comparer des métiers";
  const url = routes.comparer(metiers.map((x) => x.code));
  const description =
    "Deux à quatre métiers côte à côte\u00a0: ce qu’on y fait, ce qu’il faut connaître, les conditions de travail, l’accès.";
  return {
    title,
    description,
    alternates: { canonical: url },
    // The empty page is for everyone; the comparisons are as many as the métiers by four.
    robots: metiers.length === 0 ? undefined : { index: false, follow: true },
    openGraph: { title, description, url, siteName: "Passerelles", locale: "fr_FR", type: "website" },
  };
}

export default async function Page({ searchParams }: PageProps<"/comparer">): Promise<ReactNode> {
  const [etat, { m, ajout, liste }] = await Promise.all([lireReferential(), searchParams]);
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  const demandes = lire(referential, m);
  // The boxes of a list: its mark says that none was ticked, and has nothing to say otherwise.
  const deListe = premier(liste) !== null;
  const coches = codesDe(m);
  if (deListe && coches.length > 0) redirect(routes.comparer(coches));
  const compris = comprendre(referential, premier(ajout));
  const nouveau = compris.statut === "trouve" && !demandes.metiers.includes(compris.metier);
  if (nouveau && compris.autres.length === 0) {
    redirect(routes.comparer([...demandes.metiers.map((x) => x.code), compris.metier.code]));
  }
  return <PageComparer demandes={demandes} ajout={compris} rienCoche={deListe} referential={referential} />;
}
