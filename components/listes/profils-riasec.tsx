import type { ReactNode } from "react";
import { RIASEC } from "@/components/fiche/mots";
import { Lien } from "@/components/ui/lien";
import { GOUTS } from "@/lib/riasec";
import { LETTRES_RIASEC, type Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { metiersParProfil } from "./profils";

/** The six profiles, each in plain words first, as cards. */
export function Profils({ referential }: { readonly referential: Referential }): ReactNode {
  const metiers = metiersParProfil(referential);
  return (
    <>
      <ul className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {LETTRES_RIASEC.map((lettre) => (
          <li key={lettre}>
            <Lien
              href={routes.profilRiasec(lettre)}
              className="block h-full rounded-xl border border-trait bg-surface p-4 hover:border-accent hover:bg-accent-fond"
            >
              <span className="block font-semibold">{GOUTS[lettre]}</span>
              <span className="text-sm text-douce">
                {typo(RIASEC[lettre].nom)} · {pluriel(metiers.get(lettre)?.length ?? 0, "métier")}
              </span>
            </Lien>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-douce">
        Six façons d’aimer son travail, d’après le modèle RIASEC du psychologue John Holland.
      </p>
    </>
  );
}
