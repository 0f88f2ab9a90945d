import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Introuvable } from "@/components/etat/introuvable";
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
    <Introuvable
      titre="Cette page n’existe pas"
      suite={
        <>
          <Lien href={routes.accueil()}>Revenir à l’accueil</Lien> ou{" "}
          <Lien href={routes.domaines()}>parcourir les métiers par domaine</Lien>
        </>
      }
    >
      <p className="mt-3">L’adresse est peut-être incomplète, ou la page a changé de place.</p>
    </Introuvable>
  );
}
