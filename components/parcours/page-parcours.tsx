import type { ReactNode } from "react";
import { Provenance } from "@/components/etat/provenance";
import { Choix } from "@/components/recherche/choix";
import { CopierLien } from "@/components/ui/copier-lien";
import { Imprimer } from "@/components/ui/imprimer";
import { Lien } from "@/components/ui/lien";
import type { Compris } from "@/lib/adresses";
import type { Parcours } from "@/lib/mobilite";
import type { Metier, Referential } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { deVers, pluriel, typo } from "@/lib/typo";
import { EtSi } from "./et-si";
import { FormulaireParcours } from "./formulaire";
import { LigneParcours } from "./ligne";
import { Plan } from "./plan";

/** Moves offered from a start without an end. */
const IDEES_MAX = 8;

/** The ways from one métier to another, step by step. */
export function PageParcours({
  de,
  vers,
  par,
  reponse,
  referential,
}: {
  readonly de: Compris;
  readonly vers: Compris;
  readonly par: Compris;
  /** null until both ends are known. */
  readonly reponse: Parcours | null;
  readonly referential: Referential;
}): ReactNode {
  const codes = { de: codeDe(de), vers: codeDe(vers), par: codeDe(par) };
  const auBout = par.statut === "trouve" && (codes.par === codes.de || codes.par === codes.vers);
  return (
    <>
      <h1 className="text-3xl">{titreParcours(de, vers) ?? "D’un métier à un autre, par étapes"}</h1>
      <p className="mt-2 max-w-3xl text-douce">
        Quand un métier paraît loin, d’autres peuvent y mener. Une étape mène d’un métier au suivant. Ce sont
        des pistes à étudier&nbsp;: une formation ou une expérience peut être nécessaire à chaque étape.
      </p>
      <FormulaireParcours
        key={JSON.stringify([dit(de), dit(vers), dit(par)])}
        de={initial(de)}
        vers={initial(vers)}
        par={initial(par)}
      />
      <Autres compris={de} quoi="au départ" href={(m) => routes.parcours({ ...codes, de: m.code })} />
      <Autres compris={vers} quoi="à l’arrivée" href={(m) => routes.parcours({ ...codes, vers: m.code })} />
      <Autres compris={par} quoi="au passage" href={(m) => routes.parcours({ ...codes, par: m.code })} />
      {auBout ? (
        <p className="mt-4 print:hidden">
          «&nbsp;{typo(par.metier.libelle)}&nbsp;» est déjà{" "}
          {codes.par === codes.de ? "le départ" : "l’arrivée"}&nbsp;: y passer ne change rien au parcours.
        </p>
      ) : null}
      {reponse === null ? (
        <UnSeulBout de={de} vers={vers} referential={referential} />
      ) : de.statut === "trouve" && vers.statut === "trouve" ? (
        <Reponse
          de={de.metier}
          vers={vers.metier}
          par={par.statut === "trouve" && !auBout ? par.metier : null}
          reponse={reponse}
          referential={referential}
        />
      ) : null}
    </>
  );
}

/** "De « Boulanger » à « Pâtissier »"; null until both ends are known and are two. */
export const titreParcours = (de: Compris, vers: Compris): string | null =>
  de.statut === "trouve" && vers.statut === "trouve" && de.metier.code !== vers.metier.code
    ? deVers(de.metier.libelle, vers.metier.libelle)
    : null;

const codeDe = (c: Compris): string | undefined => (c.statut === "trouve" ? c.metier.code : undefined);
const dit = (c: Compris): string => (c.statut === "vide" ? "" : c.texte);

const initial = (c: Compris): { texte: string; code: string | null } =>
  c.statut === "trouve"
    ? { texte: c.metier.libelle, code: c.metier.code }
    : { texte: c.statut === "vide" ? "" : c.texte, code: null };

/** When words are not plain: what else they may mean, or what resembles them. */
function Autres({
  compris,
  quoi,
  href,
}: {
  readonly compris: Compris;
  readonly quoi: string;
  readonly href: (m: Metier) => string;
}): ReactNode {
  if (compris.statut === "vide") return null;
  if (compris.statut === "trouve" && compris.autres.length === 0) return null;
  return <Choix compris={compris} question={`lequel ${quoi}\u00a0?`} href={href} />;
}

function UnSeulBout({
  de,
  vers,
  referential,
}: {
  readonly de: Compris;
  readonly vers: Compris;
  readonly referential: Referential;
}): ReactNode {
  if (vers.statut === "trouve" && de.statut === "vide") {
    return (
      <p className="mt-6 print:hidden">
        Écrivez ci-dessus le métier de départ, pour voir comment aller vers{" "}
        <Lien href={routes.metier(vers.metier.code)}>{typo(vers.metier.libelle)}</Lien>.
      </p>
    );
  }
  if (de.statut !== "trouve" || vers.statut !== "vide") return null;
  const voisins = de.metier.mobilites
    .slice(0, IDEES_MAX)
    .flatMap(({ cible }) => referential.metiers.get(cible) ?? []);
  return (
    <section aria-labelledby="ou" className="mt-6 print:hidden">
      <h2 id="ou" className="text-xl">
        Où aller depuis {typo(de.metier.libelle)}&nbsp;?
      </h2>
      <p className="mt-1 text-douce">
        Écrivez le métier visé ci-dessus. À une étape, selon France&nbsp;Travail&nbsp;:
      </p>
      <ul className="mt-3 flex flex-wrap gap-2">
        {voisins.map((m) => (
          <li key={m.code}>
            <Lien href={routes.parcours({ de: de.metier.code, vers: m.code })} className="bouton">
              {typo(m.libelle)}
            </Lien>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reponse({
  de,
  vers,
  par,
  reponse,
  referential,
}: {
  readonly de: Metier;
  readonly vers: Metier;
  readonly par: Metier | null;
  readonly reponse: Parcours;
  readonly referential: Referential;
}): ReactNode {
  if (reponse.statut !== "trouve") {
    return <Aucun de={de} vers={vers} par={par} reponse={reponse} />;
  }
  const { parcours } = reponse;
  return (
    <>
      <div className="mt-5 flex flex-wrap items-center gap-2 print:hidden">
        <CopierLien adresse={routes.parcours({ de: de.code, vers: vers.code, par: par?.code })} />
        <Imprimer />
        <Lien href={routes.comparer([de.code, vers.code])} className="bouton">
          Comparer les deux
        </Lien>
        <Lien href={routes.parcours({ de: vers.code, vers: de.code, par: par?.code })} className="bouton">
          Voir le sens inverse
        </Lien>
      </div>
      {parcours.some((trajet) => trajet.faible) ? (
        <p className="mt-5 max-w-3xl rounded-lg border border-ocre bg-ocre-fond px-4 py-3">
          {parcours.length > 1
            ? "Les rapprochements de ces chemins sont faibles"
            : "Les rapprochements de ce chemin sont faibles"}
          &nbsp;: une étape au moins relie deux métiers qui ont peu en commun d’après leurs fiches. Nous n’en
          avons pas trouvé de plus solide.
        </p>
      ) : null}
      <p className="mt-5 text-lg">
        {parcours.length > 1
          ? `${pluriel(parcours.length, "parcours", "parcours")} différents`
          : "Un parcours"}
        {par === null ? "" : `, par ${typo(par.libelle)}`}.
        {parcours.length > 1 ? " Le premier suit les rapprochements les plus directs." : ""}
      </p>
      <Plan de={de} trajets={parcours} />
      {parcours.map((trajet, rang) => (
        <LigneParcours
          key={trajet.etapes.map((e) => e.code).join()}
          de={de}
          trajet={trajet}
          rang={rang}
          referential={referential}
        />
      ))}
      <EtSi de={de} vers={vers} par={par} trajets={parcours} />
      <Provenance referential={referential} />
    </>
  );
}

function Aucun({
  de,
  vers,
  par,
  reponse,
}: {
  readonly de: Metier;
  readonly vers: Metier;
  readonly par: Metier | null;
  readonly reponse: Exclude<Parcours, { readonly statut: "trouve" }>;
}): ReactNode {
  if (de.code === vers.code) {
    return (
      <section aria-labelledby="meme" className="mt-6 rounded-xl border border-trait bg-surface p-5">
        <h2 id="meme" className="text-xl">
          Le départ et l’arrivée sont le même métier
        </h2>
        <p className="mt-2">
          Changez l’un des deux ci-dessus, ou voyez{" "}
          <Lien href={routes.metier(de.code, "mobilite")}>
            vers quels métiers {typo(de.libelle)} peut mener
          </Lien>
          .
        </p>
      </section>
    );
  }
  const proches = reponse.statut === "aucun" ? reponse.proches : [];
  return (
    <section aria-labelledby="aucun" className="mt-6 rounded-xl border border-trait bg-surface p-5">
      <h2 id="aucun" className="text-xl">
        Pas de parcours entre ces deux métiers
      </h2>
      {reponse.statut === "aucun" ? <p className="mt-2">{typo(reponse.raison)}</p> : null}
      {par === null ? null : (
        <p className="mt-2">
          <Lien href={routes.parcours({ de: de.code, vers: vers.code })}>
            Chercher sans passer par {typo(par.libelle)}
          </Lien>
        </p>
      )}
      {proches.length === 0 ? null : (
        <>
          <p className="mt-4 text-douce">
            Des métiers proches de {typo(vers.libelle)}, et que l’on peut atteindre&nbsp;:
          </p>
          <ul className="mt-2 space-y-1">
            {proches.map(({ code, libelle, etapes }) => (
              <li key={code}>
                <Lien href={routes.parcours({ de: de.code, vers: code })}>{typo(libelle)}</Lien>{" "}
                <span className="text-sm text-douce">en {pluriel(etapes, "étape")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="mt-4">
        <Lien href={routes.comparer([de.code, vers.code])}>Comparer quand même les deux métiers</Lien>
      </p>
    </section>
  );
}
