import type { Metadata } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import { PageTexte, Partie } from "@/components/ui/texte";
import { comptesOuverts, dureeDossiers, PAS_GARDES } from "@/lib/comptes";
import { direct } from "@/lib/rome/direct";
import { routes } from "@/lib/routes";
import { pluriel } from "@/lib/typo";

export const metadata: Metadata = {
  title: "Confidentialité",
  alternates: { canonical: routes.confidentialite() },
};

export default async function Page(): Promise<ReactNode> {
  await connection();
  const comptes = comptesOuverts();
  return (
    <PageTexte titre="Confidentialité">
      <Partie id="rien" titre="Ce que ce site garde de vous">
        <p>Cela dépend de ce que vous faites.</p>
        <ul>
          <li>
            <strong>Vous cherchez, lisez, comparez{comptes ? ", sans vous connecter" : ""}&nbsp;:</strong> le
            serveur n’enregistre rien de vous. Votre sélection et vos rendez-vous restent dans votre
            navigateur.
          </li>
          <li>
            <strong>Vous partagez un rendez-vous par un lien court&nbsp;:</strong> le serveur garde ce
            rendez-vous, chiffré, jusqu’à la date choisie. Il n’en a pas la clé. Les autres liens ne déposent
            rien sur le serveur.
          </li>
          {comptes ? (
            <li>
              <strong>Vous vous connectez&nbsp;:</strong> le serveur garde votre compte, et les dossiers que
              vous y enregistrez, scellés. Leur contenu et leur durée sont dits plus bas.
            </li>
          ) : null}
        </ul>
        <p>
          Dans tous les cas, pas de mesure d’audience, pas de contenu venu d’un autre site.{" "}
          {comptes ? "Pas de cookie tant que vous ne demandez pas à vous connecter." : "Pas de cookie."}
        </p>
        <p>
          Les mots que vous cherchez servent à vous répondre et ne sont pas enregistrés par l’application. Une
          page de réponse peut resservir dix minutes, en mémoire, à qui cherche les mêmes mots&nbsp;: elle ne
          dit rien de vous. Comme sur tout site, ces mots figurent dans l’adresse de la page de résultats,
          donc dans l’historique de votre navigateur.
        </p>
        {direct() === null ? null : (
          <p>
            Quand nos résultats ne sont pas sûrs, un bouton propose de demander aussi à France&nbsp;Travail.
            Vos mots ne lui sont envoyés que si vous appuyez sur ce bouton, sans rien d’autre de vous. Sa
            réponse reste un jour au plus en mémoire, avec ces mots et rien d’autre.
          </p>
        )}
        <p>
          Les métiers que vous mettez de côté restent dans votre navigateur. Pour que personne n’abuse des
          liens courts{comptes ? " ni de la connexion" : ""}, l’adresse de votre accès à Internet est comptée,
          sous forme d’empreinte, en mémoire seulement, une heure au plus.
        </p>
      </Partie>
      <Partie id="rendez-vous" titre="Les rendez-vous">
        <p>
          Un rendez-vous est gardé dans votre navigateur, et là seulement
          {comptes ? ", tant que vous ne l’enregistrez pas dans un dossier" : ""}. Le serveur ne reçoit que
          les mots cherchés et des codes de métiers, de savoir-faire, de conditions et d’intérêts, pour
          proposer des pistes&nbsp;: ni nom, ni note, ni étape. «&nbsp;Effacer&nbsp;» l’efface de ce
          navigateur&nbsp;; ses liens courts, eux, se lisent jusqu’à leur date, sauf si vous les retirez
          avant.
        </p>
        <p>
          Un lien qui contient tout n’envoie rien au serveur. Un lien court y dépose le rendez-vous chiffré
          par votre navigateur&nbsp;: la clé est dans le lien, après le signe #, qui n’est jamais envoyé. Le
          serveur ne peut pas le lire, et l’efface à la date choisie, 30 jours si vous ne choisissez pas, ou
          dès que vous le retirez.
        </p>
      </Partie>
      {comptes ? <AvecCompte /> : null}
      <Partie id="liens" titre="Les liens">
        <p>
          Un lien vers une fiche ne contient que le code du métier. Un lien vers votre profil contient les
          métiers que vous avez exercés, ce que vous avez coché et ce que vous refusez&nbsp;; un lien vers une
          sélection, les métiers mis de côté. Le serveur les reçoit pour faire la page, et qui a le lien peut
          les lire. Quand vous suivez un lien vers un autre site, celui-ci ne sait pas d’où vous venez.
        </p>
      </Partie>
      <Partie id="droits" titre="Vos droits">
        <p>
          Vous pouvez demander ce qui est gardé de vous, le faire corriger ou supprimer. Qui répond de ce
          site, et où lui écrire, est dit aux <Lien href={routes.mentionsLegales()}>mentions légales</Lien>.
          {comptes
            ? " Si une autre personne tient un dossier à votre sujet, vous pouvez aussi lui demander de vous le montrer, de le corriger ou de le supprimer."
            : ""}{" "}
          Sans réponse qui convienne, vous pouvez vous adresser à la CNIL.
        </p>
      </Partie>
    </PageTexte>
  );
}

/** What a server that keeps dossiers keeps, for whom, for how long. */
function AvecCompte(): ReactNode {
  const duree = pluriel(dureeDossiers(), "mois", "mois");
  return (
    <>
      <Partie id="comptes" titre="Si vous vous connectez">
        <p>
          Un compte garde ce qu’il faut pour vous reconnaître&nbsp;: une empreinte de votre identifiant chez
          le service de connexion, et votre adresse de courriel quand ce service l’a vérifiée. Ni nom, ni
          numéro. L’adresse ne sert qu’à ouvrir les dossiers que des collègues partagent avec vous, à leur
          dire qui y a écrit ou les a ouverts, et à envoyer un lien de connexion si vous le demandez.
        </p>
        <p>
          Vos dossiers contiennent ce que vous y écrivez, et les adresses des personnes avec qui vous les
          partagez, jusqu’à ce que vous retiriez le partage. Un pseudonyme suffit&nbsp;: évitez le nom de la
          personne.
        </p>
      </Partie>
      <Partie id="duree" titre="Combien de temps">
        <ul>
          <li>
            Un dossier que personne n’ouvre ni ne modifie pendant {duree} est supprimé, avec son historique,
            ses partages et son journal.
          </li>
          <li>
            L’historique d’un dossier garde ses {PAS_GARDES} dernières étapes, et de celles d’avant une par
            jour. Son journal remonte à {duree} au plus.
          </li>
          <li>Un compte sans dossier, inutilisé pendant {duree}, est supprimé.</li>
          <li>Une session dure dix heures au plus&nbsp;; un lien de connexion, trente minutes.</li>
        </ul>
        <p>
          Vous pouvez tout emporter ou tout supprimer à tout moment depuis{" "}
          <Lien href={routes.compte()}>votre compte</Lien>. Ce que vous avez écrit dans le dossier d’une autre
          personne y reste, sans rien qui dise que c’est vous.
        </p>
      </Partie>
      <Partie id="qui" titre="Qui peut lire un dossier">
        <ul>
          <li>
            Vous, et les personnes avec qui vous le partagez. Chaque ouverture est notée dans un journal que
            vous lisez&nbsp;; la liste de leurs dossiers, qui en montre le nom et les métiers, ne l’est pas.
          </li>
          <li>
            La base de données ne contient que du texte scellé (AES-256-GCM)&nbsp;: une copie de la base seule
            ne se lit pas. La personne qui héberge ce site en a la clé.
          </li>
          <li>
            Aucun nom, aucune adresse, aucune note ne figure dans les journaux du serveur ni dans les adresses
            des pages.
          </li>
        </ul>
      </Partie>
      <Partie id="cookies" titre="Les cookies">
        <p>
          Seulement après avoir demandé à vous connecter&nbsp;: un cookie de session, scellé, que les scripts
          ne lisent pas, et deux ou trois cookies qui protègent la connexion elle-même. Ils sont strictement
          nécessaires&nbsp;; aucun ne suit votre navigation. Dans un dossier ouvert, ce que le serveur n’a pas
          encore reçu attend dans votre navigateur et s’en efface dès que c’est fait.
        </p>
      </Partie>
    </>
  );
}
