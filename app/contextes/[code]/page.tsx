import type { Metadata } from "next";
import type { ReactNode } from "react";
import {
  metadataNomenclature,
  type Nomenclature,
  PageNomenclature,
} from "@/components/listes/page-nomenclature";
import { routes } from "@/lib/routes";

const NOMENCLATURE: Nomenclature = {
  genre: "Condition de travail",
  trouver: (r, code) => r.contextes.get(code),
  route: routes.contexte,
  index: { href: routes.contextes(), texte: "Conditions de travail" },
  critere: "contexte",
};

export const generateMetadata = ({ params }: PageProps<"/contextes/[code]">): Promise<Metadata> =>
  metadataNomenclature(NOMENCLATURE, params);

export default function Page({ params }: PageProps<"/contextes/[code]">): ReactNode {
  return <PageNomenclature {...NOMENCLATURE} params={params} />;
}
