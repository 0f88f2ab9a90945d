import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageIndex } from "@/components/listes/page-index";
import { routes } from "@/lib/routes";

export const metadata: Metadata = {
  title: "Les métiers par secteur",
  description: "Les secteurs d’activité, et les métiers que l’on y exerce.",
  alternates: { canonical: routes.secteurs() },
};

export default function Page(): ReactNode {
  return (
    <PageIndex
      titre="Les métiers par secteur"
      intro="Un même métier s’exerce souvent dans plusieurs secteurs. À côté de chacun, le nombre de ses métiers."
      groupes={(r) => [
        {
          titre: null,
          entrees: [...r.secteurs.values()].map((x) => ({
            href: routes.secteur(x.code),
            libelle: x.libelle,
            metiers: x.metiers.length,
          })),
        },
      ]}
    />
  );
}
