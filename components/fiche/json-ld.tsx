import type { ReactNode } from "react";
import type { Occupation, WithContext } from "schema-dts";
import type { Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";

/** The fiche for search engines: schema.org `Occupation`. */
export function JsonLd({
  metier,
  referential,
  siteUrl,
}: {
  readonly metier: Metier;
  readonly referential: Referential;
  readonly siteUrl: string;
}): ReactNode {
  const occupation: WithContext<Occupation> = {
    "@context": "https://schema.org",
    "@type": "Occupation",
    name: metier.libelle,
    alternateName: metier.appellations.map((a) => a.libelle),
    description: metier.definition.join(" "),
    url: `${siteUrl}${routes.metier(metier.code)}`,
    qualifications: metier.acces.join(" "),
    skills: metier.competences.filter((c) => c.coeur === "principale").map((c) => c.competence.libelle),
    occupationLocation: { "@type": "Country", name: "France" },
    occupationalCategory: {
      "@type": "CategoryCode",
      codeValue: metier.code,
      name: metier.libelle,
      inCodeSet: { "@type": "CategoryCodeSet", name: `ROME 4.0, version ${referential.version}` },
    },
  };
  // "<" is escaped so that no text of the data can close the element.
  const contenu = JSON.stringify(occupation).replaceAll("<", "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON-LD has no other form, and its content is escaped above.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: contenu }} />;
}
