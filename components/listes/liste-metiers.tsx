import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import type { Metier } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { resumer, typo } from "@/lib/typo";

/** Métiers as rows: title, field, one line of definition, flag that may stand in the way. */
export function ListeMetiers({
  metiers,
  niveau = 2,
}: {
  readonly metiers: readonly Metier[];
  readonly niveau?: 2 | 3;
}): ReactNode {
  const Titre = niveau === 2 ? "h2" : "h3";
  return (
    <ul className="mt-4 divide-y divide-trait rounded-xl border border-trait bg-surface">
      {metiers.map((m) => (
        <li key={m.code} className="px-4 py-3">
          <Titre className="text-lg">
            <Lien href={routes.metier(m.code)}>{typo(m.libelle)}</Lien>
          </Titre>
          <Apercu metier={m} />
        </li>
      ))}
    </ul>
  );
}

/** The lines under a title in a list. */
export function Apercu({ metier }: { readonly metier: Metier }): ReactNode {
  const [premiere] = metier.definition;
  return (
    <>
      {premiere ? <p className="mt-0.5">{typo(resumer(premiere, 180))}</p> : null}
      <p className="mt-0.5 text-sm text-douce">
        {typo(metier.domaine.libelle)} · {metier.code}
        {metier.reglemente ? <span className="font-semibold text-ocre"> · ⚠ Métier réglementé</span> : null}
      </p>
    </>
  );
}
