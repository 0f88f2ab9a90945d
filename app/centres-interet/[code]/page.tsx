import { pageNomenclature } from "@/components/listes/page-nomenclature";
import { routes } from "@/lib/routes";

const { generateMetadata, Page } = pageNomenclature({
  genre: "Centre d’intérêt",
  collection: (r) => r.centresInteret,
  route: routes.centreInteret,
});

export { generateMetadata };
export default Page;
