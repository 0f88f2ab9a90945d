import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { PageParcours, titreParcours } from "@/components/parcours/page-parcours";
import { type Compris, comprendre } from "@/lib/adresses";
import { parcours } from "@/lib/mobilite";
import { lireReferential, premier } from "@/lib/page";
import type { Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";

type Parametres = Readonly<Record<string, string | string[] | undefined>>;
interface Bouts {
  readonly de: Compris;
  readonly vers: Compris;
  readonly par: Compris;
}

const lire = (referential: Referential, { de, vers, par }: Parametres): Bouts => ({
  de: comprendre(referential, premier(de)),
  vers: comprendre(referential, premier(vers)),
  par: comprendre(referential, premier(par)),
});

const codeDe = (c: Compris): string | undefined => (c.statut === "trouve" ? c.metier.code : undefined);

/** What stands in the address once it is said with codes; words that may mean several métiers stay as they are. */
const dit = (c: Compris): string | undefined =>
  c.statut === "vide" ? undefined : c.statut === "trouve" && c.autres.length === 0 ? c.metier.code : c.texte;

export async function generateMetadata({ searchParams }: PageProps<"/parcours">): Promise<Metadata> {
  const [etat, parametres] = await Promise.all([lireReferential(), searchParams]);
  const description =
    "Par quels métiers passer pour aller d’un métier à un autre\u00a0: des parcours d’une à quatre étapes, chacune expliquée.";
  if (etat.statut !== "charge") return { title: "Parcours d’un métier à un autre", description };
  const { de, vers, par } = lire(etat.referential, parametres);
  const title = titreParcours(de, vers) ?? "Parcours d’un métier à un autre";
  const url = routes.parcours({ de: codeDe(de), vers: codeDe(vers), par: codeDe(par) });
  return {
    title,
    description,
    alternates: { canonical: url },
    robots: de.statut === "vide" && vers.statut === "vide" ? undefined : { index: false, follow: true },
    openGraph: { title, description, url, siteName: "Passerelles", locale: "fr_FR", type: "website" },
  };
}

export default async function Page({ searchParams }: PageProps<"/parcours">): Promise<ReactNode> {
  const [etat, parametres] = await Promise.all([lireReferential(), searchParams]);
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  const bouts = lire(referential, parametres);
  const { de, vers, par } = bouts;
  const demandes = [de, vers, par] as const;
  // The address as it is handed on: codes where they are known, and no field left empty by the form.
  if ([parametres.de, parametres.vers, parametres.par].some((p, i) => p !== dit(demandes[i] ?? de))) {
    redirect(routes.parcours({ de: dit(de), vers: dit(vers), par: dit(par) }));
  }
  const reponse =
    de.statut === "trouve" && vers.statut === "trouve" && (par.statut === "trouve" || par.statut === "vide")
      ? parcours(referential, de.metier.code, vers.metier.code, { par: codeDe(par) })
      : null;
  return <PageParcours {...bouts} reponse={reponse} referential={referential} />;
}
