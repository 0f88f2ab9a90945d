import type { Metadata } from "next";
import type { ReactNode } from "react";
import {
  metadataNomenclature,
  type Nomenclature,
  PageNomenclature,
} from "@/components/listes/page-nomenclature";
import { routes } from "@/lib/routes";

const NOMENCLATURE: Nomenclature = {
  genre: "Famille de métiers",
  trouver: (r, code) => r.themes.get(code),
  route: routes.famille,
  index: { href: routes.familles(), texte: "Familles" },
  critere: "theme",
};

export const generateMetadata = ({ params }: PageProps<"/familles/[code]">): Promise<Metadata> =>
  metadataNomenclature(NOMENCLATURE, params);

export default function Page({ params }: PageProps<"/familles/[code]">): ReactNode {
  return <PageNomenclature {...NOMENCLATURE} params={params} />;
}
