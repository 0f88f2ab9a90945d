import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { lireReferential } from "@/lib/page";
import type { CodeMetier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import type { Critere } from "@/lib/search";
import { typo } from "@/lib/typo";
import { PageListe } from "./page-liste";

interface Entree {
  /** Its own kind, where those of one nomenclature have several. */
  readonly genre?: string;
  readonly libelle: string;
  readonly definition?: string;
  readonly metiers: readonly CodeMetier[];
}

/** What tells the pages of a nomenclature apart: compétences, conditions, interests, sectors. */
export interface Nomenclature {
  /** What an entry is, in words. */
  readonly genre: string;
  readonly trouver: (referential: Referential, code: string) => Entree | undefined;
  readonly route: (code: string) => string;
  readonly index: { readonly href: string; readonly texte: string };
  /** The criterion of a search that asks for one entry. */
  readonly critere: Critere;
}
type Params = Promise<{ code: string }>;

/** Metadata of the page of one entry. */
export async function metadataNomenclature(
  { genre, trouver, route }: Nomenclature,
  params: Params,
): Promise<Metadata> {
  const [etat, { code }] = await Promise.all([lireReferential(), params]);
  const entree = etat.statut === "charge" ? trouver(etat.referential, code) : undefined;
  return entree ? { title: typo(entree.libelle), alternates: { canonical: route(code) } } : { title: genre };
}

/** The page of one entry: what it is, and the métiers that have it. Unknown code: 404. */
export async function PageNomenclature({
  genre,
  trouver,
  index,
  critere,
  params,
}: Nomenclature & { readonly params: Params }): Promise<ReactNode> {
  const [etat, { code }] = await Promise.all([lireReferential(), params]);
  if (etat.statut !== "charge") return <Indisponible />;
  const entree = trouver(etat.referential, code);
  if (entree === undefined) notFound();
  return (
    <PageListe
      genre={entree.genre ?? genre}
      titre={entree.libelle}
      texte={entree.definition}
      codes={entree.metiers}
      index={index}
      filtrer={routes.recherche(undefined, [[critere, code]])}
      referential={etat.referential}
    />
  );
}
