import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import type { Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { dateLongue } from "@/lib/typo";

/** Version and date of the data, in the words of every page: "ROME 4.0, version 60 du 18 septembre 2025". */
export function versionEnClair({ version, publieeLe }: Pick<Referential, "version" | "publieeLe">): string {
  return `ROME\u00a04.0, version\u00a0${version}${publieeLe === null ? "" : ` du ${dateLongue(publieeLe)}`}`;
}

/** The line under a block: where what it says comes from (on paper the foot of the page says it once). `redige`: our own wording. */
export function Provenance({
  referential,
  redige = false,
}: {
  readonly referential: Referential;
  readonly redige?: boolean;
}): ReactNode {
  const extrait = redige && referential.source === "extrait";
  return (
    <p className="mt-4 text-sm text-douce print:hidden">
      {extrait ? "Rédaction\u00a0: Passerelles, d’après le " : "Source\u00a0: France Travail, "}
      {versionEnClair(referential)}
    </p>
  );
}

/** Said on every page while only the embedded extract is there. */
export function AvisExtrait({ referential }: { readonly referential: Referential }): ReactNode {
  if (referential.source !== "extrait") return null;
  return (
    <aside
      aria-label="Données de ce site"
      className="border-b border-trait bg-ocre-fond px-4 py-1.5 text-center text-sm text-ocre print:hidden"
    >
      <p>
        Extrait de {referential.comptes.metiers} métiers.{" "}
        <Lien href={`${routes.donnees()}#tous`} className="underline">
          Comment avoir tout le ROME
        </Lien>
      </p>
    </aside>
  );
}
