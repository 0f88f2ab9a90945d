import type { ReactNode } from "react";
import { Bouton, Cadre, Champ } from "@/components/ui/formulaire";
import { Lien } from "@/components/ui/lien";
import { PageTexte } from "@/components/ui/texte";
import { routes } from "@/lib/routes";

interface Moyen {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** Whom a provider is for, where it is not anyone. */
const POUR: Readonly<Record<string, string>> = {
  proconnect: "Agents publics et professionnels\u00a0: avec le compte de votre organisation.",
  francetravail: "Demandeurs et demandeuses d’emploi\u00a0: avec votre compte France\u00a0Travail.",
};

/** One form a way to sign in; each works without JavaScript. @param retour where to go once signed in. */
export function MoyensConnexion({
  moyens,
  retour,
}: {
  readonly moyens: readonly Moyen[];
  readonly retour: string;
}): ReactNode {
  return (
    <>
      <p>
        Un compte sert à garder des dossiers pour un prochain rendez-vous. Chercher un métier, comparer et
        préparer <Lien href={routes.rendezVous()}>un rendez-vous</Lien> se font sans compte.
      </p>
      {moyens.map((moyen) => (
        <Cadre key={moyen.id} id={`par-${moyen.id}`} titre={titreDe(moyen)}>
          <form method="post" action={routes.api.connexion(moyen.id)} className="space-y-4">
            <input type="hidden" name="callbackUrl" value={retour} />
            <Champs moyen={moyen} />
          </form>
        </Cadre>
      ))}
      <p className="mt-6 text-sm text-douce">
        Les cookies posés servent à la connexion, à rien d’autre.{" "}
        <Lien href={routes.confidentialite()}>Ce qui est gardé, et pour combien de temps</Lien>
      </p>
    </>
  );
}

const titreDe = ({ name, type }: Moyen): string =>
  type === "email" ? "Par un lien reçu par courriel" : type === "credentials" ? "Démonstration" : name;

function Champs({ moyen }: { readonly moyen: Moyen }): ReactNode {
  if (moyen.type === "email") {
    return (
      <>
        <Champ
          id="email"
          name="email"
          type="email"
          label="Votre adresse"
          aide="Vous y recevrez un lien, valable 30 minutes et une seule fois."
          autoComplete="email"
          maxLength={254}
          required
        />
        <Bouton>Recevoir un lien</Bouton>
      </>
    );
  }
  if (moyen.type === "credentials") {
    return (
      <>
        <p>
          Sans mot de passe&nbsp;: toute personne qui tape le même pseudonyme ouvre les mêmes dossiers. N’y
          mettez rien de réel.
        </p>
        <Champ
          id="pseudonyme"
          name="pseudonyme"
          label="Pseudonyme"
          aide="Des lettres sans accent, des chiffres, un point ou un tiret."
          autoComplete="off"
          maxLength={39}
          required
        />
        <Bouton>Entrer en démonstration</Bouton>
      </>
    );
  }
  return (
    <>
      {POUR[moyen.id] === undefined ? null : <p>{POUR[moyen.id]}</p>}
      <Bouton>Se connecter avec {moyen.name}</Bouton>
    </>
  );
}

/** A server without accounts says so, and where to go. */
export function SansComptes(): ReactNode {
  return (
    <PageTexte titre="Ce site ne garde pas de dossiers">
      <p className="mt-4">
        Les comptes n’y sont pas ouverts. Vous pouvez tout faire sans compte&nbsp;: un rendez-vous se prépare
        dans votre navigateur, s’imprime et se partage par un lien.
      </p>
      <p className="mt-4">
        <Lien href={routes.rendezVous()}>Préparer un rendez-vous</Lien>
      </p>
    </PageTexte>
  );
}
