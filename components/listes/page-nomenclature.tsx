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

/** What tells the pages of a nomenclature apart: compétences, conditions, interests, sectors. */
export interface Nomenclature {
  /** What an entry is, in words. */
  readonly genre: string;
  readonly collection: (referential: Referential) => ReadonlyMap<string, Entree>;
  readonly route: (code: string) => string;
}
type Params = Promise<{ code: string }>;

/** Metadata of the page of one entry. */
export async function metadataNomenclature(
  { genre, collection, route }: Nomenclature,
  params: Params,
): Promise<Metadata> {
  const [etat, { code }] = await Promise.all([lireReferential(), params]);
  const entree = etat.statut === "charge" ? collection(etat.referential).get(code) : undefined;
  return entree ? { title: entree.libelle, alternates: { canonical: route(code) } } : { title: genre };
}

/** The page of one entry: what it is, and the métiers that have it. Unknown code: 404. */
export async function PageNomenclature({
  genre,
  collection,
  params,
}: Nomenclature & { readonly params: Params }): Promise<ReactNode> {
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
}
