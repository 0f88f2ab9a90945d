import type { ReactNode } from "react";
import { FilAriane } from "@/components/ui/fil-ariane";
import type { Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { pluriel, typo } from "@/lib/typo";
import { ActionsFiche } from "./actions";
import { Bloc, Vide } from "./bloc";
import { Competences, Savoirs } from "./competences";
import { Contextes } from "./contextes";
import { Mobilites } from "./mobilites";
import { Intitules, Profil, Secteurs } from "./profil";
import { Sommaire } from "./sommaire";
import { TitreFiche } from "./titre";

const PARTIES = [
  { id: "definition", titre: "En quoi consiste ce métier" },
  { id: "acces", titre: "Comment y accéder" },
  { id: "mobilite", titre: "Vers d’autres métiers" },
  { id: "competences", titre: "Ce qu’on y fait" },
  { id: "savoirs", titre: "Ce qu’il faut connaître" },
  { id: "conditions", titre: "Conditions de travail" },
  { id: "profil", titre: "Intérêts" },
  { id: "secteurs", titre: "Secteurs" },
  { id: "intitules", titre: "Autres intitulés" },
] as const;

const titreDe = (id: (typeof PARTIES)[number]["id"]): { id: string; titre: string } =>
  PARTIES.find((p) => p.id === id) ?? { id, titre: id };

/** The whole fiche métier. */
export function Fiche({
  metier,
  referential,
  children,
}: {
  readonly metier: Metier;
  readonly referential: Referential;
  /** Shown below the last block. */
  readonly children?: ReactNode;
}): ReactNode {
  const { grandDomaine, domaine } = metier;
  return (
    <>
      <FilAriane
        etapes={[
          { href: routes.domaine(grandDomaine.code), texte: grandDomaine.libelle },
          { href: routes.domaine(domaine.code), texte: domaine.libelle },
        ]}
        ici={metier.libelle}
      />
      <TitreFiche metier={metier}>
        <ActionsFiche metier={metier} version={referential.version} />
      </TitreFiche>
      <div className="lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-8 print:block">
        <Sommaire parties={PARTIES} />
        <div>
          <Bloc {...titreDe("definition")} referential={referential} redige>
            <Phrases phrases={metier.definition} vide="Le référentiel ne définit pas ce métier." liste />
          </Bloc>
          <Bloc {...titreDe("acces")} referential={referential} redige>
            <Phrases phrases={metier.acces} vide="Le référentiel ne dit rien de l’accès à ce métier." />
          </Bloc>
          <Bloc
            {...titreDe("mobilite")}
            referential={referential}
            long
            intro={introMobilite(metier, referential)}
          >
            <Mobilites metier={metier} referential={referential} />
          </Bloc>
          <Bloc
            {...titreDe("competences")}
            referential={referential}
            long
            intro={
              <>
                <span className="text-accent" aria-hidden="true">
                  ●
                </span>{" "}
                et en gras&nbsp;: le cœur du métier. Le reste dépend du poste.
              </>
            }
          >
            <Competences metier={metier} />
          </Bloc>
          <Bloc {...titreDe("savoirs")} referential={referential} long>
            <Savoirs metier={metier} />
          </Bloc>
          <Bloc
            {...titreDe("conditions")}
            referential={referential}
            intro="Selon le poste et l’employeur, tout ne se rencontre pas."
          >
            <Contextes metier={metier} />
          </Bloc>
          <Bloc {...titreDe("profil")} referential={referential}>
            <Profil metier={metier} />
          </Bloc>
          <Bloc {...titreDe("secteurs")} referential={referential}>
            <Secteurs metier={metier} />
          </Bloc>
          <Bloc
            {...titreDe("intitules")}
            referential={referential}
            long
            intro="Les noms sous lesquels on trouve ce métier dans les offres."
          >
            <Intitules metier={metier} />
          </Bloc>
          {children}
        </div>
      </div>
    </>
  );
}

/** What the list of moves is, and is not. The extract has only some of the official ones. */
function introMobilite(metier: Metier, { source }: Referential): string {
  const combien = pluriel(metier.mobilites.length, "autre métier", "autres métiers");
  const dit =
    source === "extrait"
      ? `Parmi les métiers que France\u00a0Travail rapproche de celui-ci, ${combien} de cet extrait, avec leur rang officiel.`
      : `France\u00a0Travail rapproche ce métier de ${combien}, dans cet ordre.`;
  return `${dit} Ce sont des pistes à étudier\u00a0: une formation ou une expérience peut être nécessaire.`;
}

function Phrases({
  phrases,
  vide,
  liste = false,
}: {
  readonly phrases: readonly string[];
  readonly vide: string;
  readonly liste?: boolean;
}): ReactNode {
  if (phrases.length === 0) return <Vide>{vide}</Vide>;
  const [premiere, ...suite] = phrases;
  if (!liste || suite.length === 0) {
    return (
      <div className="max-w-3xl space-y-2">
        {phrases.map((p) => (
          <p key={p}>{typo(p)}</p>
        ))}
      </div>
    );
  }
  return (
    <div className="max-w-3xl">
      <p className="text-lg">{typo(premiere ?? "")}</p>
      <ul className="mt-3 list-disc space-y-1 pl-5 marker:text-accent">
        {suite.map((p) => (
          <li key={p}>{typo(p)}</li>
        ))}
      </ul>
    </div>
  );
}
