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
  collection: (r) => r.secteurs,
  route: routes.secteur,
};

export const generateMetadata = ({ params }: PageProps<"/secteurs/[code]">): Promise<Metadata> =>
  metadataNomenclature(NOMENCLATURE, params);

export default function Page({ params }: PageProps<"/secteurs/[code]">): ReactNode {
  return <PageNomenclature {...NOMENCLATURE} params={params} />;
}
