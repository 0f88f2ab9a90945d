import { pageNomenclature } from "@/components/listes/page-nomenclature";
import { routes } from "@/lib/routes";

const { generateMetadata, Page } = pageNomenclature({
  genre: "Condition de travail",
  collection: (r) => r.contextes,
  route: routes.contexte,
});

export { generateMetadata };
export default Page;
