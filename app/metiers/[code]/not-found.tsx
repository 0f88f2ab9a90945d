import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Introuvable } from "@/components/etat/introuvable";
import { Lien } from "@/components/ui/lien";
import { EN_TETE_CHEMIN } from "@/lib/http/headers";
import { ceReferentiel } from "@/lib/mots";
import { lireReferential, segment } from "@/lib/page";
import { codesProches } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";

/** No métier under that code: the nearest ones, and a box to look by words. */
export default async function NotFound(): Promise<ReactNode> {
  const etat = await lireReferential();
  // "/metiers/Z9999/mobilite" too: the code is what follows "metiers".
  const [, , brut = ""] = ((await headers()).get(EN_TETE_CHEMIN) ?? "").split("/");
  const code = segment(brut);
  const proches = etat.statut === "charge" ? codesProches(etat.referential, code) : [];
  return (
    <Introuvable titre="Aucun métier ne porte ce code">
      <p className="mt-3">
        Le code «&nbsp;{code.slice(0, 20)}&nbsp;» n’existe pas dans{" "}
        {ceReferentiel(etat.statut === "charge" ? etat.referential.source : "archive")}.
      </p>
      {proches.length === 0 ? null : (
        <>
          <h2 className="mt-6 text-xl">Codes voisins</h2>
          <ul className="mt-2 space-y-1">
            {proches.map((m) => (
              <li key={m.code}>
                <Lien href={routes.metier(m.code)}>
                  {m.code}, {typo(m.libelle)}
                </Lien>
              </li>
            ))}
          </ul>
        </>
      )}
    </Introuvable>
  );
}
