import { pageNomenclature } from "@/components/listes/page-nomenclature";
import { routes } from "@/lib/routes";

const { generateMetadata, Page } = pageNomenclature({
  genre: "Secteur d’activité",
  collection: (r) => r.secteurs,
  route: routes.secteur,
});

export { generateMetadata };
export default Page;
