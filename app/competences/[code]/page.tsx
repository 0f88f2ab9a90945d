import { pageNomenclature } from "@/components/listes/page-nomenclature";
import { routes } from "@/lib/routes";

const { generateMetadata, Page } = pageNomenclature({
  genre: "Compétence",
  collection: (r) => r.competences,
  route: routes.competence,
});

export { generateMetadata };
export default Page;
