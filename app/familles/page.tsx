import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageIndex } from "@/components/listes/page-index";
import { routes } from "@/lib/routes";

export const metadata: Metadata = {
  title: "Les familles de métiers",
  description: "Des métiers de tous les domaines, réunis par ce qu’ils ont en commun.",
  alternates: { canonical: routes.familles() },
};

export default function Page(): ReactNode {
  return (
    <PageIndex
      titre="Les familles de métiers"
      intro="Des métiers de tous les domaines, réunis par ce qu’ils ont en commun. À côté de chaque famille, le nombre de ses métiers."
      groupes={(r) => [
        {
          titre: null,
          entrees: [...r.themes.values()].map((x) => ({
            href: routes.famille(x.code),
            libelle: x.libelle,
            metiers: x.metiers.length,
            note: x.definition,
          })),
        },
      ]}
    />
  );
}
