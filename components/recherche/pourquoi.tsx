import type { ReactNode } from "react";
import type { Pourquoi } from "@/lib/search";
import { phrase, resumer, typo } from "@/lib/typo";

/** Why a métier answers, where its title does not say it. */
export function Raison({ pourquoi }: { readonly pourquoi: Pourquoi }): ReactNode {
  return <p className="mt-1 mb-1.5 border-l-2 border-accent pl-2.5 text-sm">{enClair(pourquoi)}</p>;
}

function enClair(pourquoi: Pourquoi): ReactNode {
  switch (pourquoi.type) {
    case "courant":
      return (
        <>
          «&nbsp;{typo(pourquoi.mot)}&nbsp;» a été compris comme «&nbsp;{typo(pourquoi.lu)}&nbsp;».
        </>
      );
    case "competences":
      return (
        <>
          Par ses compétences&nbsp;:{" "}
          {phrase(pourquoi.libelles.map((l) => typo(resumer(l, 90))).join("\u00a0; "))}
        </>
      );
    case "definition":
      return <>Par sa définition&nbsp;: {typo(resumer(pourquoi.phrase, 160))}</>;
    case "ressemblance":
      return <>Par ressemblance avec les mots écrits.</>;
  }
}
