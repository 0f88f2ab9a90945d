/**
 * Words of every day, without accents, that name no trade: each is read as it is, never as a trade with a fault ("dehors" is
 * no "décors"). Those that the ROME has are found before this list is looked at.
 */
const MOTS = `
  bac bep bts btsa but cap capa cqp deust dut licence master
  an ans annee annees apres argent autre autres avant beaucoup besoin bien bon bonne boulot bref calme chance chomage chose
  choses collegue collegues combien comme comment complet contrat debut dedans dehors depuis dernier derniere difficile diplome
  diplomes dimanche dimanches dos droit dur dure ecole effort emploi encore ennui ensemble envie etudes facile faim famille
  femme fille fils fin foyer frere galere genou genre grand grande gros handicap heure heures homme honnete horaire horaires
  ici idee jamais job jeudi jeune jeunes jour jours juste lycee maison mal maladie malade maman mardi mari matin matins
  meilleur mere mercredi merci metier metiers mieux mi mission mois moins monde niveau nouveau nouvelle nuit nuits papa parent
  parents partiel pas passion patron pause pays payee paye pendant pere permis personne personnes petit petite peu plein plus
  poste pourquoi premier premiere pres quand quelque quelqu quelle quoi rapide reconversion retraite rien salaire samedi
  samedis sans semaine senior seul seule seuls seules sieste simple soeur soir soirs solitaire souvent stage stress svp taf
  tard temps tot toujours tout toute toutes tous tranquille travail tres trop truc trucs utile vacances vendredi vie vieux
  vite voisin vrai vraiment weekend
`;

export const COURANTS: ReadonlySet<string> = new Set(MOTS.trim().split(/\s+/));
