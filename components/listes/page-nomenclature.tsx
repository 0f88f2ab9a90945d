import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { lireReferential } from "@/lib/page";
import type { CodeMetier, Referential } from "@/lib/rome";
import { PageListe } from "./page-liste";

interface Entree {
  readonly libelle: string;
  readonly definition?: string;
  readonly metiers: readonly CodeMetier[];
}
interface Props {
  readonly params: Promise<{ code: string }>;
}

/**
 * The page of one entry of a nomenclature (a compétence, a condition, an interest, a sector): what it is, and the métiers
 * that have it. Four routes differ by nothing but these three things.
 */
export function pageNomenclature({
  genre,
  collection,
  route,
}: {
  /** What an entry is, in words. */
  readonly genre: string;
  readonly collection: (referential: Referential) => ReadonlyMap<string, Entree>;
  readonly route: (code: string) => string;
}): { generateMetadata: (props: Props) => Promise<Metadata>; Page: (props: Props) => Promise<ReactNode> } {
  const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
    const [etat, { code }] = await Promise.all([lireReferential(), params]);
    const entree = etat.statut === "charge" ? collection(etat.referential).get(code) : undefined;
    return entree ? { title: entree.libelle, alternates: { canonical: route(code) } } : { title: genre };
  };
  const Page = async ({ params }: Props): Promise<ReactNode> => {
    const [etat, { code }] = await Promise.all([lireReferential(), params]);
    if (etat.statut !== "charge") return <Indisponible />;
    const entree = collection(etat.referential).get(code);
    if (entree === undefined) notFound();
    return (
      <PageListe
        genre={genre}
        titre={entree.libelle}
        texte={entree.definition}
        codes={entree.metiers}
        referential={etat.referential}
      />
    );
  };
  return { generateMetadata, Page };
}
