import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import type { ReactNode } from "react";
import { RIASEC } from "@/components/fiche/mots";
import {
  metadataNomenclature,
  type Nomenclature,
  PageNomenclature,
} from "@/components/listes/page-nomenclature";
import { metiersParProfil } from "@/components/listes/profils";
import { LETTRES_RIASEC } from "@/lib/rome";
import { routes } from "@/lib/routes";

const NOMENCLATURE: Nomenclature = {
  genre: "Profil",
  trouver: (r, code) => {
    const lettre = LETTRES_RIASEC.find((l) => l === code);
    if (lettre === undefined) return undefined;
    const { nom, sens } = RIASEC[lettre];
    return {
      libelle: nom,
      definition: `Pour qui aime ${sens}. C’est l’un des six types d’intérêts du modèle RIASEC, du psychologue John Holland\u00a0; le ROME en donne un ou deux à chaque métier.`,
      metiers: metiersParProfil(r).get(lettre) ?? [],
    };
  },
  route: routes.profilRiasec,
  index: { href: routes.profils(), texte: "Profils" },
  critere: "riasec",
};

export const generateMetadata = ({ params }: PageProps<"/profils/[code]">): Promise<Metadata> =>
  metadataNomenclature(NOMENCLATURE, params);

export default async function Page({ params }: PageProps<"/profils/[code]">): Promise<ReactNode> {
  const { code } = await params;
  if (code !== code.toUpperCase()) permanentRedirect(routes.profilRiasec(code.toUpperCase()));
  return <PageNomenclature {...NOMENCLATURE} params={params} />;
}
