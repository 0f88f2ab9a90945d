import type { Metadata } from "next";
import type { ReactNode } from "react";
import { EtatFranceTravail } from "@/components/etat/france-travail";
import { Indisponible } from "@/components/etat/indisponible";
import { versionEnClair } from "@/components/etat/provenance";
import { Lien } from "@/components/ui/lien";
import { PageTexte, Partie } from "@/components/ui/texte";
import { OPERATIONS } from "@/lib/http/openapi";
import { lireReferential } from "@/lib/page";
import type { Comptes, Referential, Source } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { nombre, typo } from "@/lib/typo";

export const metadata: Metadata = {
  title: "Données et API",
  description:
    "D’où viennent les fiches métiers de Passerelles, leur version, leur licence, et comment les appeler.",
  alternates: { canonical: routes.donnees() },
};

const SOURCES: Readonly<Record<Source, string>> = {
  api: "Les API ROME 4.0 de France Travail.",
  archive: "L’archive des données ouvertes du ROME 4.0, publiée par France Travail.",
  extrait:
    "Un extrait du ROME 4.0 fourni avec Passerelles. Les codes, intitulés et liens sont ceux du ROME\u00a0; les définitions et les textes d’accès sont rédigés par Passerelles.",
};

const COMPTES: readonly {
  readonly champ: keyof Comptes;
  readonly nom: string;
  /** Where some are in no fiche, how many are in one. */
  readonly cite?: keyof Referential["cites"];
}[] = [
  { champ: "metiers", nom: "Métiers" },
  { champ: "appellations", nom: "Intitulés («\u00a0appellations\u00a0»)" },
  { champ: "competences", nom: "Compétences", cite: "competences" },
  { champ: "savoirs", nom: "Savoirs", cite: "savoirs" },
  { champ: "contextes", nom: "Conditions de travail («\u00a0contextes\u00a0»)", cite: "contextes" },
  { champ: "mobilites", nom: "Mobilités officielles" },
];

export default async function Page(): Promise<ReactNode> {
  const etat = await lireReferential();
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  const { comptes, cites } = referential;
  return (
    <PageTexte titre="Données et API">
      <Partie id="source" titre="Source">
        <p>{SOURCES[referential.source]}</p>
        <p>
          {versionEnClair(referential)}. Licence&nbsp;:{" "}
          <a className="lien" href="https://www.etalab.gouv.fr/licence-ouverte-open-licence/">
            Licence Ouverte 2.0
          </a>
          . Le ROME (répertoire opérationnel des métiers et des emplois) décrit les métiers de France&nbsp;;
          France&nbsp;Travail le tient à jour plusieurs fois par an&nbsp;:{" "}
          <Lien href={routes.versions()}>ce qui a changé d’une version à l’autre</Lien>.
        </p>
        <table className="w-full max-w-md border-collapse">
          <caption className="sr-only">Ce que contient le référentiel en service</caption>
          <tbody>
            {COMPTES.map(({ champ, nom, cite }) => (
              <tr key={champ} className="border-b border-trait">
                <th scope="row" className="py-1.5 text-left font-normal">
                  {nom}
                  {cite === undefined || cites[cite] === comptes[champ] ? null : (
                    <span className="block text-sm text-douce">
                      {nombre(cites[cite])} dans la fiche d’un métier au moins
                    </span>
                  )}
                </th>
                <td className="py-1.5 text-right align-top tabular-nums">{nombre(comptes[champ])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Partie>
      <Partie id="tous" titre="Avoir tout le ROME">
        <p>
          L’archive complète du ROME est publiée par France&nbsp;Travail en données ouvertes. Un serveur relié
          à Internet la prend de lui-même peu après son démarrage, puis suit ses nouvelles versions. La
          personne qui l’héberge peut aussi l’importer avec la commande{" "}
          <code className="whitespace-nowrap">npm run rome:import</code>. Les pages suivent aussitôt, sans
          arrêt.
        </p>
      </Partie>
      <EtatFranceTravail />
      <Partie id="mobilite" titre="Les mobilités">
        <p>
          Les mobilités officielles sont établies par France&nbsp;Travail, dans un ordre qu’il choisit et sans
          en donner la raison. Pour chacune, Passerelles cherche ce que le référentiel donne aux deux métiers
          et que deux métiers pris au hasard partagent rarement&nbsp;: savoir-faire, savoirs, secteur,
          conditions. Quand rien ne se distingue, la fiche le dit. Ce ne sont que des pistes.
        </p>
      </Partie>
      <Partie id="api" titre="L’API">
        <p>
          Tout ce qui est montré ici se lit aussi en JSON, sans clé. Chaque réponse porte la version du ROME
          et un <code>ETag</code>.
        </p>
        <ul>
          {OPERATIONS.map(({ chemin, resume }) => (
            <li key={chemin}>
              <code>{chemin}</code>&nbsp;: {typo(resume)}
            </li>
          ))}
          <li>
            La description complète&nbsp;:{" "}
            <a className="lien" href={routes.api.openapi()}>
              OpenAPI 3.1
            </a>
          </li>
        </ul>
      </Partie>
    </PageTexte>
  );
}
