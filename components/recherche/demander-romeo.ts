"use server";

import { z } from "zod";
import { direct, type Propositions } from "@/lib/rome/direct";

const texte = z.string().trim().min(1).max(200);

/** Sends what a person typed to ROMEO: they were told, and pressed the button. */
export async function demanderRomeo(
  _avant: Propositions | null,
  formulaire: FormData,
): Promise<Propositions> {
  const lu = texte.safeParse(formulaire.get("texte"));
  const service = direct();
  return lu.success && service !== null ? service.proposer(lu.data) : { statut: "indisponible" };
}
