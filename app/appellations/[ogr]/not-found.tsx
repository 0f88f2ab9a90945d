import type { ReactNode } from "react";
import { Introuvable } from "@/components/etat/introuvable";
import { ceReferentiel } from "@/lib/mots";
import { lireReferential } from "@/lib/page";

/** No title under that OGR code: a box to look by words. */
export default async function NotFound(): Promise<ReactNode> {
  const etat = await lireReferential();
  return (
    <Introuvable titre="Aucun intitulé ne porte ce numéro">
      <p className="mt-3">
        Ce numéro d’intitulé (code OGR) n’existe pas dans{" "}
        {ceReferentiel(etat.statut === "charge" ? etat.referential.source : "archive")}.
      </p>
    </Introuvable>
  );
}
