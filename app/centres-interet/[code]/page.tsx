import type { Metadata } from "next";
import type { ReactNode } from "react";
import {
  metadataNomenclature,
  type Nomenclature,
  PageNomenclature,
} from "@/components/listes/page-nomenclature";
import { routes } from "@/lib/routes";

const NOMENCLATURE: Nomenclature = {
  genre: "Centre d’intérêt",
  collection: (r) => r.centresInteret,
  route: routes.centreInteret,
};

export const generateMetadata = ({ params }: PageProps<"/centres-interet/[code]">): Promise<Metadata> =>
  metadataNomenclature(NOMENCLATURE, params);

export default function Page({ params }: PageProps<"/centres-interet/[code]">): ReactNode {
  return <PageNomenclature {...NOMENCLATURE} params={params} />;
}
