import type { Metadata } from "next";
import type { ReactNode } from "react";
import {
  metadataNomenclature,
  type Nomenclature,
  PageNomenclature,
} from "@/components/listes/page-nomenclature";
import { routes } from "@/lib/routes";

const NOMENCLATURE: Nomenclature = {
  genre: "Secteur d’activité",
  trouver: (r, code) => r.secteurs.get(code),
  route: routes.secteur,
  index: { href: routes.secteurs(), texte: "Secteurs" },
  critere: "secteur",
};

export const generateMetadata = ({ params }: PageProps<"/secteurs/[code]">): Promise<Metadata> =>
  metadataNomenclature(NOMENCLATURE, params);

export default function Page({ params }: PageProps<"/secteurs/[code]">): ReactNode {
  return <PageNomenclature {...NOMENCLATURE} params={params} />;
}
