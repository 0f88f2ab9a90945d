import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { SearchBox } from "@/components/recherche/search-box";
import { Lien } from "@/components/ui/lien";
import { EN_TETE_CHEMIN } from "@/lib/http/headers";
import { routes } from "@/lib/routes";
import AppellationIntrouvable from "./appellations/[ogr]/not-found";
import MetierIntrouvable from "./metiers/[code]/not-found";

export const metadata: Metadata = { title: "Page introuvable" };

/** The 404 of every address; `proxy.ts` sends here those of a thing that does not exist. */
export default async function NotFound(): Promise<ReactNode> {
  const [, genre, code] = ((await headers()).get(EN_TETE_CHEMIN) ?? "").split("/");
  if (genre === "metiers" && code) return <MetierIntrouvable />;
  if (genre === "appellations" && code) return <AppellationIntrouvable />;
  return (
    <div className="mx-auto max-w-2xl py-8">
      <h1 className="text-3xl">Cette page n’existe pas</h1>
      <p className="mt-3">L’adresse est peut-être incomplète, ou la page a changé de place.</p>
      <div className="mt-8">
        <SearchBox id="recherche-introuvable" grand />
      </div>
      <p className="mt-6">
        <Lien href={routes.accueil()}>Revenir à l’accueil</Lien> ou{" "}
        <Lien href={routes.domaines()}>parcourir les métiers par domaine</Lien>
      </p>
    </div>
  );
}
