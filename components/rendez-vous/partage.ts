import { useEffect, useState } from "react";
import type { Contenu } from "@/lib/dossiers/contenu";
import { type Duree, versFragment } from "@/lib/dossiers/lien";
import { sceller } from "@/lib/dossiers/scelle";
import { reponsePlanCree } from "@/lib/http/formes";
import { routes } from "@/lib/routes";
import type { LienGarde } from "./stockage-local";

/** Pause of the typist after which the link is made again. */
const PAUSE_MS = 250;

/** An address of ours with its host, for paper and for a message. */
export const absolue = (chemin: string): string => new URL(chemin, location.origin).href;

/** The whole appointment in an address: being made, made, or too long for one. */
export type LienEntier =
  | { readonly statut: "en-cours" }
  | { readonly statut: "pret"; readonly adresse: string }
  | { readonly statut: "trop-long" };

/** The link that holds the appointment itself, up to date; nothing is sent to make it. */
export function useLienEntier(contenu: Contenu | null): LienEntier {
  const [lien, setLien] = useState<LienEntier>({ statut: "en-cours" });
  useEffect(() => {
    if (contenu === null) return;
    let present = true;
    const minuteur = setTimeout(() => {
      void versFragment(contenu).then((fragment) => {
        if (!present) return;
        setLien(
          fragment === null
            ? { statut: "trop-long" }
            : { statut: "pret", adresse: absolue(routes.planDansLeLien(fragment)) },
        );
      });
    }, PAUSE_MS);
    return () => {
      present = false;
      clearTimeout(minuteur);
    };
  }, [contenu]);
  return lien;
}

/** Where the sheet opens again; `expireLe` is null for a link that holds it all. */
export interface LienFeuille {
  readonly adresse: string;
  readonly expireLe: string | null;
}

/** The short link where one shows the appointment as it is, for one copies it from paper; else the one that holds it all. */
export function lienDeLaFeuille(
  entier: LienEntier,
  courts: readonly LienGarde[],
  modifieLe: string | undefined,
): LienFeuille | null {
  const court = courts.find((l) => l.de === modifieLe);
  if (court) return { adresse: absolue(routes.plan(court.jeton, court.cle)), expireLe: court.expireLe };
  return entier.statut === "pret" ? { adresse: entier.adresse, expireLe: null } : null;
}

/** What became of a question about a plan left on the server. */
export type Depot<T> =
  | { readonly statut: "fait"; readonly valeur: T }
  | { readonly statut: "refuse"; readonly raison: string };

const RAISONS: Readonly<Record<number, string>> = {
  413: "Ce rendez-vous est trop long pour être partagé. Raccourcissez ses notes.",
  507: "Ce site n’a plus de place pour un lien court : rien n’a été partagé. Copiez plutôt le lien qui contient tout.",
  429: "Trop de liens ont été créés depuis cette connexion. Attendez quelques minutes.",
};
const SANS_HTTPS =
  "Un lien court demande une adresse sécurisée, qui commence par https\u00a0: à celle-ci, votre navigateur ne chiffre pas. Rien n’a été envoyé. Le lien qui contient tout et l’export restent possibles.";
const SANS_REPONSE = "Le serveur ne répond pas. Rien n’a été partagé\u00a0; essayez à nouveau.";

const TOUJOURS_VALABLE = "Le serveur ne répond pas\u00a0: le lien est toujours valable. Essayez à nouveau.";

/** Seals the appointment and leaves it on the server for `jours` days: the key stays here. */
export async function creerLien(contenu: Contenu, jours: Duree): Promise<Depot<LienGarde>> {
  // What enciphers exists there only.
  if (!isSecureContext) return { statut: "refuse", raison: SANS_HTTPS };
  try {
    const { scelle, cle } = await sceller(contenu);
    const recue = await fetch(routes.api.plans(), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ scelle, jours }),
    });
    if (!recue.ok) return { statut: "refuse", raison: RAISONS[recue.status] ?? SANS_REPONSE };
    const recu = reponsePlanCree.parse(await recue.json());
    return { statut: "fait", valeur: { ...recu, cle, de: contenu.modifieLe } };
  } catch {
    return { statut: "refuse", raison: SANS_REPONSE };
  }
}

/** Takes a plan away from the server; one that is no longer there counts as taken away. */
export async function retirerLien({ jeton, revocation }: LienGarde): Promise<Depot<null>> {
  try {
    const recue = await fetch(routes.api.plan(jeton), {
      method: "DELETE",
      headers: { Authorization: `Bearer ${revocation}` },
    });
    return recue.ok || recue.status === 404
      ? { statut: "fait", valeur: null }
      : { statut: "refuse", raison: TOUJOURS_VALABLE };
  } catch {
    return { statut: "refuse", raison: TOUJOURS_VALABLE };
  }
}
