import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { PageProfil } from "@/components/profil/page-profil";
import { codesDe, comprendre, lireMetiers } from "@/lib/adresses";
import { avecCoches, ecrireChoix, lireChoix } from "@/lib/adresses/profil";
import { profil } from "@/lib/mobilite";
import { lireReferential, premier } from "@/lib/page";
import { casesDe, choixConnus, choixPour, demandeDe, groupesDe } from "@/lib/profil";
import { keptDiffs } from "@/lib/rome/versions";
import { routes, TENUS_MAX } from "@/lib/routes";
import { chercherCompetences } from "@/lib/search";

/** Options shown: a person reads some, not fifty. */
const PISTES_MAX = 20;
const TROUVEES_MAX = 8;

export const metadata: Metadata = {
  title: "Mon profil",
  description:
    "Dites les métiers exercés et ce que vous savez faire\u00a0: des pistes vers d’autres métiers, chacune expliquée.",
  // What one person says of oneself.
  robots: { index: false, follow: true },
  alternates: { canonical: routes.profil() },
};

export default async function Page({ searchParams }: PageProps<"/profil">): Promise<ReactNode> {
  const [etat, parametres] = await Promise.all([lireReferential(), searchParams]);
  if (etat.statut !== "charge") return <Indisponible />;
  const { referential } = etat;
  const demandes = lireMetiers(referential, parametres.m, { max: TENUS_MAX, diffs: keptDiffs() });
  const { metiers } = demandes;
  const codes = metiers.map((m) => m.code);
  const choix = choixConnus(
    referential,
    lireChoix((nom) => premier(parametres[nom])),
  );

  // The form as a browser sends it by itself, box by box: the same, said shortly.
  if (premier(parametres.coche) !== null) {
    const dit = avecCoches(choix, casesDe(groupesDe(metiers)), new Set(codesDe(parametres.c)));
    redirect(routes.profil(codes, ecrireChoix({ ...dit, sans: codesDe(parametres.x) })));
  }
  const ajout = comprendre(referential, premier(parametres.ajout));
  if (ajout.statut === "trouve" && ajout.autres.length === 0 && !metiers.includes(ajout.metier)) {
    const apres = [...metiers, ajout.metier];
    redirect(
      routes.profil(
        apres.map((m) => m.code),
        ecrireChoix(choixPour(choix, metiers, apres)),
      ),
    );
  }
  const cherche = premier(parametres.cherche);
  const demande = demandeDe(referential, metiers, choix, PISTES_MAX);
  const reponse = demande === null ? null : profil(referential, demande);
  return (
    <PageProfil
      demandes={demandes}
      choix={choix}
      ajout={ajout}
      cherche={cherche}
      trouvees={cherche === null ? [] : chercherCompetences(referential, cherche, TROUVEES_MAX)}
      pistes={reponse?.statut === "trouve" ? reponse.propositions : null}
      plafond={PISTES_MAX}
      referential={referential}
    />
  );
}
