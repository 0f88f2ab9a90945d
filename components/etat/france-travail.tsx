import type { ReactNode } from "react";
import { Partie } from "@/components/ui/texte";
import { direct, type EtatApi, type EtatSynchro } from "@/lib/rome/direct";
import { dateLongue, nombre, pluriel } from "@/lib/typo";

const ETATS: Readonly<Record<EtatApi["statut"], string>> = {
  inconnue: "pas encore interrogée",
  ok: "répond",
  refusee: "identifiants refusés",
  "non-souscrite": "pas dans l’abonnement de ce site",
  quota: "trop d’appels, elle demande d’attendre",
  injoignable: "ne répond pas",
  derive: "répond autre chose que prévu",
};

/** The state of each API of France Travail and of the synchronisation; nothing without credentials. */
export function EtatFranceTravail(): ReactNode {
  const service = direct();
  if (service === null) return null;
  return (
    <Partie id="france-travail" titre="Les API de France Travail">
      <p>
        Ce site se tient à jour auprès des API de France&nbsp;Travail. Quand l’une d’elles ne répond pas, il
        continue avec ce qu’il a.
      </p>
      <p>{synchroEnClair(service.synchro())}</p>
      <table className="w-full border-collapse">
        <caption className="sr-only">État de chaque API</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">API</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {service.apis().map(({ api, nom, statut, depuis }) => (
            <tr key={api} className="border-b border-trait">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {nom}
              </th>
              <td className="py-1.5">
                {ETATS[statut]}
                {depuis === null || statut === "ok" ? null : `, depuis le ${moment(depuis)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Partie>
  );
}

function synchroEnClair(synchro: EtatSynchro): string {
  switch (synchro.statut) {
    case "inactive":
      return "Aucune synchronisation n’a encore eu lieu.";
    case "en-cours":
      return synchro.fait === 0
        ? "Une synchronisation commence."
        : `Synchronisation en cours\u00a0: ${pluriel(synchro.fait, "appel fait", "appels faits")}, encore ${nombre(synchro.reste)}, soit ${pluriel(Math.ceil(synchro.secondesRestantes / 60), "minute")} environ.`;
    case "remplace":
    case "a-jour":
      return `Dernier contrôle le ${moment(synchro.le)}\u00a0: la version ${synchro.version ?? ""} est en service.`;
    case "refuse":
      return `Le ${moment(synchro.le)}, une synchronisation a été écartée\u00a0: elle aurait perdu trop de données. La personne qui héberge le site doit la regarder.`;
    case "echec":
    case "occupe":
      return `La synchronisation du ${moment(synchro.le)} n’a pas abouti. Elle reprendra d’elle-même là où elle s’est arrêtée.`;
  }
}

/** "23 novembre 2026 à 16:45", in Paris. */
function moment(iso: string): string {
  const heure = new Date(iso).toLocaleTimeString("fr-FR", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/Paris",
  });
  const jour = new Date(iso).toLocaleDateString("sv-SE", { timeZone: "Europe/Paris" });
  return `${dateLongue(jour)} à ${heure}`;
}
