"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { type Depart, MemoireQuestions } from "@/components/rendez-vous/contexte";
import { FeuilleAEmporter } from "@/components/rendez-vous/feuille";
import { nouvelId } from "@/components/rendez-vous/identifiant";
import { absolue } from "@/components/rendez-vous/partage";
import { deposer } from "@/components/rendez-vous/stockage-local";
import { useMobilites } from "@/components/rendez-vous/use-mobilites";
import { useSouhaits } from "@/components/rendez-vous/use-souhaits";
import { Imprimer } from "@/components/ui/imprimer";
import { Lien } from "@/components/ui/lien";
import type { Contenu } from "@/lib/dossiers/contenu";
import { depuisFragment } from "@/lib/dossiers/lien";
import { desceller } from "@/lib/dossiers/scelle";
import { reponsePlan } from "@/lib/http/formes";
import { routes } from "@/lib/routes";
import { dateLongue } from "@/lib/typo";

type Lecture =
  | { readonly statut: "en-cours" }
  | { readonly statut: "lu"; readonly contenu: Contenu; readonly expireLe: string | null }
  /** `sans-cle`: what follows `#` in the link is missing. */
  | { readonly statut: "sans-cle" | "sans-https" | "abime" | "absent" | "occupe" | "indisponible" };

/** Why there is nothing to show, and what one can do. */
const FAUTES: Readonly<
  Record<Exclude<Lecture["statut"], "lu" | "en-cours">, { titre: string; texte: string }>
> = {
  "sans-cle": {
    titre: "Ce lien est incomplet",
    texte:
      "La fin du lien, après le signe #, manque\u00a0: c’est elle qui contient le plan. Copiez le lien en entier, ou demandez-le à nouveau à la personne qui l’a envoyé.",
  },
  "sans-https": {
    titre: "Ce lien demande une adresse sécurisée",
    texte:
      "Le plan est chiffré, et votre navigateur ne le déchiffre qu’à une adresse qui commence par https. Si celle-ci commence par http, ajoutez-lui un s\u00a0; sinon, demandez à la personne un lien qui contient tout.",
  },
  abime: {
    titre: "Ce lien est abîmé",
    texte:
      "Il a été coupé ou changé en route\u00a0: son contenu ne peut pas être lu. Copiez-le en entier, ou demandez-le à nouveau à la personne qui l’a envoyé.",
  },
  absent: {
    titre: "Ce plan n’est plus là",
    texte:
      "Il a expiré, a été retiré, ou le lien n’est pas le bon. Demandez un nouveau lien à la personne qui l’a envoyé.",
  },
  occupe: {
    titre: "Trop d’essais",
    texte:
      "Trop de liens ont été essayés depuis cette connexion. Attendez quelques minutes, puis rechargez la page.",
  },
  indisponible: {
    titre: "Le plan ne peut pas être lu pour le moment",
    texte: "Le serveur ne répond pas. Le plan n’est pas perdu\u00a0: essayez à nouveau dans un instant.",
  },
};

/** A plan that someone shared: in the link itself, or sealed on the server under `jeton`. */
export function PlanPartage({
  jeton,
  depart,
}: {
  readonly jeton: string | null;
  readonly depart: Depart;
}): ReactNode {
  const [lecture, setLecture] = useState<Lecture>({ statut: "en-cours" });

  const lire = useCallback(async (): Promise<void> => {
    setLecture({ statut: "en-cours" });
    setLecture(await lirePlan(jeton, location.hash.slice(1)));
  }, [jeton]);

  useEffect(() => {
    void lire();
    const surAdresse = (): void => void lire();
    window.addEventListener("hashchange", surAdresse);
    return () => window.removeEventListener("hashchange", surAdresse);
  }, [lire]);

  if (lecture.statut === "en-cours") return <p className="text-douce">Ouverture du plan…</p>;
  if (lecture.statut === "lu")
    return (
      <MemoireQuestions>
        <PlanLu contenu={lecture.contenu} expireLe={lecture.expireLe} depart={depart} />
      </MemoireQuestions>
    );
  const { titre, texte } = FAUTES[lecture.statut];
  return (
    <div role="alert" className="max-w-2xl rounded-xl border border-trait bg-surface p-5">
      <h2 className="text-xl">{titre}</h2>
      <p className="mt-2">{texte}</p>
      <p className="mt-4 flex flex-wrap items-center gap-4">
        {lecture.statut === "indisponible" ? (
          <button type="button" className="bouton" onClick={() => void lire()}>
            Essayer à nouveau
          </button>
        ) : null}
        <Lien href={routes.accueil()}>Chercher un métier</Lien>
        <Lien href={routes.rendezVous()}>Ouvrir l’espace de rendez-vous</Lien>
      </p>
    </div>
  );
}

async function lirePlan(jeton: string | null, fragment: string): Promise<Lecture> {
  if (fragment === "") return { statut: "sans-cle" };
  if (jeton === null) {
    const lu = await depuisFragment(fragment);
    return lu.statut === "lu" ? { ...lu, expireLe: null } : lu;
  }
  // What deciphers exists at https addresses only.
  if (!isSecureContext) return { statut: "sans-https" };
  try {
    const recue = await fetch(routes.api.plan(jeton));
    if (recue.status === 404) return { statut: "absent" };
    if (recue.status === 429) return { statut: "occupe" };
    if (!recue.ok) return { statut: "indisponible" };
    const { scelle, expireLe } = reponsePlan.parse(await recue.json());
    const lu = await desceller(scelle, fragment);
    return lu.statut === "lu" ? { ...lu, expireLe } : lu;
  } catch {
    return { statut: "indisponible" };
  }
}

function PlanLu({
  contenu,
  expireLe,
  depart,
}: {
  readonly contenu: Contenu;
  readonly expireLe: string | null;
  readonly depart: Depart;
}): ReactNode {
  const { version } = depart;
  const router = useRouter();
  const { mobilites, attente } = useMobilites(contenu);
  const souhaits = useSouhaits(contenu, depart);
  const [refus, setRefus] = useState(false);
  const copier = async (): Promise<void> => {
    const id = nouvelId();
    try {
      await deposer(id, contenu);
      router.push(routes.rendezVous(id));
    } catch {
      setRefus(true);
    }
  };
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2 print:hidden">
        <Imprimer />
        <button type="button" className="bouton" onClick={() => void copier()}>
          En faire un rendez-vous
        </button>
        {expireLe === null ? null : (
          <span className="text-sm text-douce">Ce lien est valable jusqu’au {dateLongue(expireLe)}.</span>
        )}
      </div>
      {refus ? (
        <p role="alert" className="mb-4 rounded-md bg-alerte-fond p-3 text-alerte">
          Ce navigateur refuse de garder un rendez-vous. Vous pouvez imprimer cette page.
        </p>
      ) : null}
      {contenu.rome === version ? null : (
        <p className="mb-4 rounded-md bg-ocre-fond p-3 text-ocre print:hidden">
          Ce plan a été fait avec la version {contenu.rome} du ROME, le répertoire des métiers. La version{" "}
          {version} est en service&nbsp;: des intitulés ou des raisons ont pu changer.
        </p>
      )}
      <div className="print:hidden">
        <FeuilleAEmporter
          contenu={contenu}
          mobilites={mobilites}
          attente={attente}
          souhaits={souhaits}
          version={version}
          lien={null}
          complete
        />
      </div>
      <div className="hidden print:block">
        <FeuilleAEmporter
          contenu={contenu}
          mobilites={mobilites}
          attente={attente}
          souhaits={souhaits}
          version={version}
          lien={{ adresse: absolue(location.href), expireLe }}
        />
      </div>
    </>
  );
}
