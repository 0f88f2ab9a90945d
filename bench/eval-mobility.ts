import { admissions, alertesDesLiens, ouverture, raisonsDes, rappel } from "../lib/mobilite/evaluer";
import { build } from "../lib/rome/referential/build";
import { archiveSource } from "../lib/rome/sources/archive";
import { archiveOfficielle } from "./banc";

/** `npm run eval:mobility`: the moves computed on the whole archive, measured against the official table. */
const BARRES = {
  mrr: 0.69,
  recall10: 0.34,
  horsGrandDomaine: 0.44,
  carrefour: 0.05,
  deux: 0.88,
  une: 0.95,
  admission: 0.1,
};

const lignes: string[] = [];
let echec = false;

const part = (x: number): string => x.toFixed(3).replace(/^0/, "");

function dire(nom: string, valeur: number, barre?: { readonly min?: number; readonly max?: number }): void {
  const tenue = barre === undefined || (valeur >= (barre.min ?? 0) && valeur <= (barre.max ?? 1));
  if (!tenue) echec = true;
  const limite = barre?.min !== undefined ? `≥ ${part(barre.min)}` : `≤ ${part(barre?.max ?? 1)}`;
  const verdict = barre === undefined ? "" : `  ${limite}  ${tenue ? "tenue" : "MANQUÉE"}`;
  lignes.push(`  ${nom.padEnd(62)} ${part(valeur)}${verdict}`);
}

async function main(): Promise<void> {
  const archive = archiveOfficielle("eval:mobility");
  if (archive === null) return;
  const referential = build(await archiveSource(archive).load());

  lignes.push("Proximité, avant élargissement, contre la table officielle (jamais lue) :");
  const { hit1, mrr, recall10 } = rappel(referential);
  dire("hit@1", hit1);
  dire("MRR", mrr, { min: BARRES.mrr });
  dire("rappel@10", recall10, { min: BARRES.recall10 });

  lignes.push("Mobilités calculées, dix premières, après élargissement :");
  const calculees = ouverture(referential, "calculees");
  dire("hors du grand domaine, en moyenne", calculees.horsGrandDomaine, { min: BARRES.horsGrandDomaine });
  dire("métier le plus proposé, part des sources", calculees.carrefour, { max: BARRES.carrefour });
  dire("réciproques", calculees.reciprocite);
  const officielles = ouverture(referential, "officielles");
  lignes.push("Mobilités officielles, pour comparer :");
  dire("hors du grand domaine, en moyenne", officielles.horsGrandDomaine);
  dire("métier le plus proposé, part des sources", officielles.carrefour);
  dire("réciproques", officielles.reciprocite);

  lignes.push("Raisons distinctives des liens officiels :");
  const deux = raisonsDes(referential, "officielles");
  dire("deux ou plus", deux.deux, { min: BARRES.deux });
  dire("une au moins", deux.deux + deux.une, { min: BARRES.une });
  dire("aucune (dit comme tel)", deux.aucune);
  const hasard = raisonsDes(referential, "hasard");
  lignes.push("  les mêmes, pour des paires au hasard :");
  dire("deux ou plus", hasard.deux);
  dire("une au moins", hasard.deux + hasard.une);

  lignes.push("Types de raison : part de toutes les paires (et des liens officiels) :");
  for (const { type, paires, officielles: tenues } of admissions(referential)) {
    dire(`${type} (officiels ${part(tenues)})`, paires, { max: BARRES.admission });
  }

  lignes.push("Alertes sur les liens officiels où l'indication change :");
  for (const [type, { liens, averties }] of Object.entries(alertesDesLiens(referential))) {
    dire(`${type}, ${averties} sur ${liens}`, averties / liens, { min: 1 });
  }
  console.log(lignes.join("\n"));
  if (echec) process.exitCode = 1;
}

await main();
