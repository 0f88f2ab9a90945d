import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RIASEC } from "@/components/fiche/mots";
import { PageIndex } from "@/components/listes/page-index";
import { metiersParProfil } from "@/components/listes/profils";
import { GOUTS } from "@/lib/riasec";
import { LETTRES_RIASEC } from "@/lib/rome";
import { routes } from "@/lib/routes";

export const metadata: Metadata = {
  title: "Les métiers par profil",
  description: "Six façons d’aimer son travail, et les métiers qui leur correspondent.",
  alternates: { canonical: routes.profils() },
};

export default function Page(): ReactNode {
  return (
    <PageIndex
      titre="Les métiers par profil"
      intro="Six façons d’aimer son travail, d’après le modèle RIASEC. On se reconnaît souvent dans deux d’entre elles&nbsp;; le ROME en donne une ou deux à chaque métier."
      groupes={(r) => [
        {
          titre: null,
          entrees: LETTRES_RIASEC.map((lettre) => ({
            href: routes.profilRiasec(lettre),
            libelle: GOUTS[lettre],
            metiers: metiersParProfil(r).get(lettre)?.length ?? 0,
            note: `${RIASEC[lettre].nom}\u00a0: ${RIASEC[lettre].sens}`,
          })),
        },
      ]}
    />
  );
}
