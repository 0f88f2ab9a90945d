"use client";

import { type ReactNode, useMemo } from "react";
import type { Depart } from "@/components/rendez-vous/contexte";
import { Espace } from "@/components/rendez-vous/espace";
import { type DossierOuvert, stockageDistant } from "./stockage-distant";

/** The workspace on a saved dossier. */
export function EspaceDossier({
  dossier,
  depart,
}: {
  readonly dossier: DossierOuvert;
  readonly depart: Depart;
}): ReactNode {
  const stockage = useMemo(() => stockageDistant(dossier), [dossier]);
  return <Espace id={dossier.id} stockage={stockage} depart={depart} lieu="dans votre dossier" />;
}
