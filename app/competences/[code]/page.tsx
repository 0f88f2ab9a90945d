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
  trouver: (r, code) => {
    const savoir = r.savoirs.get(code);
    return r.competences.get(code) ?? (savoir && { ...savoir, genre: "Savoir" });
  },
  route: routes.competence,
  index: { href: routes.competences(), texte: "Compétences" },
  critere: "competence",
};

export const generateMetadata = ({ params }: PageProps<"/competences/[code]">): Promise<Metadata> =>
  metadataNomenclature(NOMENCLATURE, params);

export default function Page({ params }: PageProps<"/competences/[code]">): ReactNode {
  return <PageNomenclature {...NOMENCLATURE} params={params} />;
}
