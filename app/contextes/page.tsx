import type { Metadata } from "next";
import type { ReactNode } from "react";
import { TYPES_CONTEXTE } from "@/components/fiche/mots";
import { PageIndex } from "@/components/listes/page-index";
import { routes } from "@/lib/routes";

export const metadata: Metadata = {
  title: "Les métiers par condition de travail",
  description:
    "Horaires, lieux, publics, statuts\u00a0: les conditions de travail et les métiers qui les connaissent.",
  alternates: { canonical: routes.contextes() },
};

export default function Page(): ReactNode {
  return (
    <PageIndex
      titre="Les métiers par condition de travail"
      intro="Les conditions que le ROME cite, et le nombre de métiers où elles se rencontrent. Pour en écarter, ouvrez les filtres de la recherche."
      groupes={(r) =>
        TYPES_CONTEXTE.map(({ type, titre }) => ({
          titre,
          entrees: [...r.contextes.values()]
            .filter((c) => c.type === type)
            .sort((a, b) => b.metiers.length - a.metiers.length)
            .map((c) => ({ href: routes.contexte(c.ogr), libelle: c.libelle, metiers: c.metiers.length })),
        }))
      }
    />
  );
}
