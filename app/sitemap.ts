import type { MetadataRoute } from "next";
import { env } from "@/lib/env";
import { lireReferential } from "@/lib/page";
import { routes } from "@/lib/routes";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const etat = await lireReferential();
  if (etat.statut !== "charge") return [];
  const { metiers, domaines, grandsDomaines, publieeLe } = etat.referential;
  const chemins = [
    routes.accueil(),
    routes.domaines(),
    routes.centresInteret(),
    routes.profils(),
    routes.secteurs(),
    routes.contextes(),
    routes.familles(),
    routes.competences(),
    routes.carte(),
    routes.comparer(),
    routes.parcours(),
    routes.rendezVous(),
    routes.donnees(),
    routes.versions(),
    routes.mentionsLegales(),
    ...[...grandsDomaines.keys(), ...domaines.keys()].map(routes.domaine),
    ...[...metiers.keys()].flatMap((code) => [routes.metier(code), routes.mobilite(code)]),
  ];
  return chemins.map((chemin) => ({
    url: `${env().siteUrl}${chemin}`,
    ...(publieeLe ? { lastModified: publieeLe } : {}),
  }));
}
