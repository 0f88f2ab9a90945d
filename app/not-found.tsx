import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SearchBox } from "@/components/recherche/search-box";
import { Lien } from "@/components/ui/lien";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Page introuvable" };

export default function NotFound(): ReactNode {
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
