import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { PageSelection } from "@/components/selection/page-selection";
import { lireMetiers } from "@/lib/adresses";
import { lireReferential, premier } from "@/lib/page";
import { keptDiffs } from "@/lib/rome/versions";
import { SELECTION_MAX } from "@/lib/routes";

export const metadata: Metadata = {
  title: "Sélection de métiers",
  description: "Une liste de métiers mis de côté, à relire ou à comparer.",
  // A list that one person made for another.
  robots: { index: false, follow: true },
};

export default async function Page({ searchParams }: PageProps<"/selection">): Promise<ReactNode> {
  const [etat, { m, v }] = await Promise.all([lireReferential(), searchParams]);
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  return (
    <PageSelection
      demandes={lireMetiers(referential, m, { max: SELECTION_MAX, diffs: keptDiffs() })}
      depuis={premier(v)}
      referential={referential}
      max={SELECTION_MAX}
    />
  );
}
