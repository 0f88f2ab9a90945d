import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageIndex } from "@/components/listes/page-index";
import { routes } from "@/lib/routes";

export const metadata: Metadata = {
  title: "Les métiers par envie",
  description: "Trente envies, et les métiers qui y répondent.",
  alternates: { canonical: routes.centresInteret() },
};

export default function Page(): ReactNode {
  return (
    <PageIndex
      titre="Les métiers par envie"
      intro="Partez de ce que vous aimez. À côté de chaque envie, le nombre de métiers que le ROME y rattache."
      groupes={(r) => [
        {
          titre: null,
          entrees: [...r.centresInteret.values()].map((x) => ({
            href: routes.centreInteret(x.code),
            libelle: x.libelle,
            metiers: x.metiers.length,
          })),
        },
      ]}
    />
  );
}
