import { routes } from "../routes";

/** What may go wrong at sign-in, in words of next-auth and of ours, told in French. */
const MESSAGES = {
  Annulation: "Vous avez interrompu la connexion. Rien n’a été transmis à ce site.",
  AccessDenied: "Le service choisi n’a pas autorisé la connexion.",
  Configuration: "Ce moyen de connexion ne fonctionne pas pour le moment. Cela ne vient pas de vous.",
  CredentialsSignin:
    "Ce pseudonyme ne convient pas : des lettres sans accent, des chiffres, un point ou un tiret, 39 au plus.",
  EmailSignin: "La lettre n’a pas pu partir. Vérifiez l’adresse, ou réessayez plus tard.",
  Verification: "Ce lien a déjà servi ou n’est plus valable. Demandez-en un autre.",
  TropDEssais: "Trop d’essais en peu de temps. Réessayez dans quelques minutes.",
} as const;
export type ErreurConnexion = keyof typeof MESSAGES;

const AUTRE = "La connexion n’a pas abouti. Réessayez, ou choisissez un autre moyen.";

/** @param code as it stands in the address. */
export const messageErreur = (code: string): string =>
  Object.hasOwn(MESSAGES, code) ? MESSAGES[code as ErreurConnexion] : AUTRE;

/** The sign-in page, which says what happened. */
export const pageErreur = (code: ErreurConnexion): string => `${routes.connexion()}?error=${code}`;

export const versErreur = (code: ErreurConnexion): Response =>
  new Response(null, {
    status: 303,
    headers: { Location: pageErreur(code), "Cache-Control": "no-store" },
  });
