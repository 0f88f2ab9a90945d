import type { Metadata } from "next";
import type { ReactNode } from "react";
import {
  metadataNomenclature,
  type Nomenclature,
  PageNomenclature,
} from "@/components/listes/page-nomenclature";
import { routes } from "@/lib/routes";

const NOMENCLATURE: Nomenclature = {
  genre: "Compétence",
  collection: (r) => r.competences,
  route: routes.competence,
};

export const generateMetadata = ({ params }: PageProps<"/competences/[code]">): Promise<Metadata> =>
  metadataNomenclature(NOMENCLATURE, params);

export default function Page({ params }: PageProps<"/competences/[code]">): ReactNode {
  return <PageNomenclature {...NOMENCLATURE} params={params} />;
}
