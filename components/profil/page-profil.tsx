import type { ReactNode } from "react";
import { Provenance } from "@/components/etat/provenance";
import { Choix as ChoixMetier } from "@/components/recherche/choix";
import { FormulaireMetier } from "@/components/recherche/formulaire-metier";
import { AvisCodes } from "@/components/selection/avis";
import { CopierLien } from "@/components/ui/copier-lien";
import { Imprimer } from "@/components/ui/imprimer";
import { Lien } from "@/components/ui/lien";
import { LienGeste } from "@/components/ui/lien-geste";
import type { Compris, Demandes } from "@/lib/adresses";
import { ailleurs, type Choix, ecrireChoix } from "@/lib/adresses/profil";
import { contraintesOffertes } from "@/lib/contraintes";
import type { Proposition } from "@/lib/mobilite";
import { casesDe, choixPour, type Groupe, groupesDe } from "@/lib/profil";
import type { Metier, Referential } from "@/lib/rome";
import { routes, TENUS_MAX } from "@/lib/routes";
import type { ResultatCompetence } from "@/lib/search";
import { typo } from "@/lib/typo";
import { FormulaireProfil } from "./formulaire";
import { Pistes } from "./pistes";

interface Props {
  readonly demandes: Demandes;
  readonly choix: Choix;
  /** What was asked to be added, where it is not plain what it means. */
  readonly ajout: Compris;
  /** Words of a compétence to add, and what has them. */
  readonly cherche: string | null;
  readonly trouvees: readonly ResultatCompetence[];
  /** null while there is nothing to start from. */
  readonly pistes: readonly Proposition[] | null;
  /** Most options that are looked for. */
  readonly plafond: number;
  readonly referential: Referential;
}

/** A person instead of a métier: what one held, can do and refuses; where it may lead. */
export function PageProfil(props: Props): ReactNode {
  const { demandes, choix, ajout, pistes, referential } = props;
  const { metiers } = demandes;
  const codes = metiers.map((m) => m.code);
  const reste = ecrireChoix(choix);
  const avec = (apres: readonly Metier[]): string =>
    routes.profil(
      apres.map((m) => m.code),
      ecrireChoix(choixPour(choix, metiers, apres)),
    );
  return (
    <>
      <h1 className="text-3xl">Mon profil</h1>
      <p className="mt-2 max-w-3xl text-douce">
        Les métiers que vous avez exercés, ce que vous savez faire, ce que vous ne voulez plus&nbsp;: des
        pistes à étudier, chacune expliquée. Tout tient dans l’adresse de cette page&nbsp;; rien n’est gardé
        sur nos serveurs.
      </p>
      <AvisCodes demandes={demandes} max={TENUS_MAX} />
      <section aria-labelledby="exerces" className="mt-6 print:mt-2">
        <h2 id="exerces" className="text-xl">
          Métiers exercés
        </h2>
        {metiers.length === 0 ? null : (
          <ul className="mt-2 flex flex-wrap gap-2">
            {metiers.map((m) => (
              <li key={m.code} className="bouton pr-1">
                <Lien href={routes.metier(m.code)} className="hover:underline">
                  {typo(m.libelle)}
                </Lien>
                <LienGeste
                  geste="retirer"
                  href={avec(metiers.filter((autre) => autre !== m))}
                  aria-label={`Retirer ${m.libelle}`}
                  className="flex size-7 items-center justify-center rounded text-lg hover:bg-surface-2 print:hidden"
                >
                  <span aria-hidden="true">×</span>
                </LienGeste>
              </li>
            ))}
          </ul>
        )}
        {metiers.length < TENUS_MAX ? (
          <div className="mt-3">
            <FormulaireMetier
              key={`${codes.join()} ${reste}`}
              id="ajout-profil"
              action={routes.profil()}
              garde={gardes(codes, reste)}
              nom="ajout"
              libelle={metiers.length === 0 ? "Un métier que vous avez exercé" : "Un autre métier exercé"}
              bouton="Ajouter"
            />
          </div>
        ) : null}
        <ChoixMetier
          compris={ajout}
          question="lequel ajouter&nbsp;?"
          deja={metiers}
          href={(m) => avec([...metiers, m])}
        />
      </section>
      {pistes === null ? null : (
        <div className="mt-6 gap-8 lg:grid lg:grid-cols-[24rem_minmax(0,1fr)]">
          <div className="print:hidden">
            <p className="mb-3 lg:hidden">
              <a href="#pistes" className="lien">
                Aller aux pistes
              </a>
            </p>
            <FormulaireProfil
              key={codes.join()}
              metiers={codes}
              groupes={groupesDe(metiers).map(ecrits)}
              conditions={contraintesOffertes(referential, choix.sans).map(({ code, condition }) => ({
                code,
                libelle: typo(condition),
              }))}
              choix={choix}
            />
            <AutresCompetences {...props} codes={codes} />
          </div>
          <div>
            <div className="mb-4 flex flex-wrap gap-2 print:hidden">
              <CopierLien adresse={routes.profil(codes, reste)} />
              <Imprimer />
            </div>
            <Pistes pistes={pistes} plafond={props.plafond} tenus={metiers} referential={referential} />
            <Provenance referential={referential} />
          </div>
        </div>
      )}
    </>
  );
}

/** Labels with French spaces. */
const ecrits = ({ titre, aLaMain, items }: Groupe): Groupe => ({
  titre: typo(titre),
  aLaMain,
  items: items.map(({ code, libelle }) => ({ code, libelle: typo(libelle) })),
});

/** What a form must send again for the rest of the page to stay as it is. */
const gardes = (codes: readonly string[], reste: string): (readonly [string, string])[] => [
  ...codes.map((c) => ["m", c] as const),
  ...new URLSearchParams(reste),
];

/** What one can do besides what the fiches ask for. */
function AutresCompetences({
  demandes,
  choix,
  cherche,
  trouvees,
  referential,
  codes,
}: Props & { readonly codes: readonly string[] }): ReactNode {
  const avec = (plus: readonly string[]): string => routes.profil(codes, ecrireChoix({ ...choix, plus }));
  const nom = (code: string): string =>
    typo((referential.competences.get(code) ?? referential.savoirs.get(code))?.libelle ?? code);
  const nouvelles = trouvees.filter((t) => !choix.plus.includes(t.ogr));
  const ajoutees = ailleurs(choix.plus, casesDe(groupesDe(demandes.metiers)));
  return (
    <section aria-labelledby="aussi" className="mt-5 rounded-xl border border-trait bg-surface p-4">
      <h2 id="aussi" className="text-lg">
        Vous savez faire autre chose&nbsp;?
      </h2>
      {ajoutees.length === 0 ? null : (
        <ul className="mt-2 space-y-1">
          {ajoutees.map((code) => (
            <li key={code} className="flex items-start justify-between gap-2">
              <span>{nom(code)}</span>
              <LienGeste
                geste="retirer"
                href={avec(choix.plus.filter((c) => c !== code))}
                aria-label={`Retirer ${nom(code)}`}
                className="flex size-7 shrink-0 items-center justify-center rounded text-lg hover:bg-surface-2"
              >
                <span aria-hidden="true">×</span>
              </LienGeste>
            </li>
          ))}
        </ul>
      )}
      <search aria-label="Une compétence, un savoir">
        <form action={`${routes.profil()}#aussi`} method="get" className="mt-2">
          {gardes(codes, ecrireChoix(choix)).map(([n, valeur]) => (
            <input key={`${n} ${valeur}`} type="hidden" name={n} value={valeur} />
          ))}
          <label htmlFor="cherche" className="mb-1 block text-sm text-douce">
            Une compétence, une langue, un logiciel, un permis…
          </label>
          <div className="flex gap-2">
            <input
              key={cherche}
              id="cherche"
              name="cherche"
              type="search"
              defaultValue={cherche ?? ""}
              maxLength={200}
              autoComplete="off"
              className="h-11 w-full min-w-0 rounded-lg border border-trait-fort bg-surface px-3"
            />
            <button type="submit" className="bouton h-11">
              Chercher
            </button>
          </div>
        </form>
      </search>
      {cherche === null ? null : nouvelles.length === 0 ? (
        <p className="mt-2">Rien trouvé pour «&nbsp;{cherche}&nbsp;». Essayez un seul mot.</p>
      ) : (
        <ul aria-label={`Trouvé pour «\u00a0${cherche}\u00a0»`} className="mt-2 space-y-1">
          {nouvelles.map(({ ogr, libelle }) => (
            <li key={ogr}>
              <Lien href={avec([...choix.plus, ogr])} scroll={false}>
                <span aria-hidden="true">+ </span>
                <span className="sr-only">Ajouter </span>
                {typo(libelle)}
              </Lien>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
