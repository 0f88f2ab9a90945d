import type { ReactNode } from "react";
import type { Contenu } from "@/lib/dossiers/contenu";
import type { Proposition } from "@/lib/mobilite";
import { routes } from "@/lib/routes";
import { dateLongue, pluriel, typo } from "@/lib/typo";
import { CodeQr } from "./code-qr";
import { composerFeuille, feuilleEntiere, type Ligne, type Liste } from "./composer-feuille";
import type { LienFeuille } from "./partage";
import type { Attente } from "./use-mobilites";
import type { SouhaitsDits } from "./use-souhaits";

/** Longest address that one would type again from paper. */
const RECOPIABLE = 120;

/** The page that the person takes home: the same on paper and on screen. */
export function FeuilleAEmporter({
  contenu,
  mobilites,
  souhaits,
  attente,
  version,
  lien,
  complete = false,
}: {
  readonly contenu: Contenu;
  /** By code, what is known of the move towards each métier set aside. */
  readonly mobilites: ReadonlyMap<string, Proposition>;
  readonly souhaits: SouhaitsDits;
  /** Why `mobilites` has not all of them; null when it has what is known. */
  readonly attente: Attente;
  /** ROME version that explains the moves. */
  readonly version: string;
  /** What shows the same again; null while there is none. */
  readonly lien: LienFeuille | null;
  /** On a screen, where there is room: nothing is left out. Paper has two pages at most. */
  readonly complete?: boolean;
}): ReactNode {
  const { refuses, attraits, metiers, etapes, notes, abregee } = (
    complete ? feuilleEntiere : composerFeuille
  )(contenu, mobilites, souhaits);
  return (
    <article className="feuille-a-emporter" aria-label="La feuille">
      <header className="border-b-2 border-encre pb-2">
        <h2 className="text-2xl">
          {contenu.personne === "" ? "Mes pistes" : `Pistes pour ${contenu.personne}`}
        </h2>
        <p>Rendez-vous du {dateLongue(contenu.modifieLe)}</p>
      </header>
      {contenu.passes.length === 0 ? null : (
        <p className="mt-3">
          <strong>Métiers exercés&nbsp;:</strong>{" "}
          {contenu.passes
            .map(({ libelle, annees }) => typo(libelle) + (annees === null ? "" : ` (${ans(annees)})`))
            .join(", ")}
          .
        </p>
      )}
      <EnLigne titre="À éviter" {...refuses} />
      <EnLigne titre="Ce qui attire" {...attraits} />
      {metiers.length === 0 ? null : (
        <section className="long mt-4">
          <h3 className="text-xl">Métiers à étudier</h3>
          {attente === null ? null : (
            <p
              role="status"
              className={attente === "en-panne" ? "my-1 rounded-md bg-ocre-fond p-2 text-ocre" : ""}
            >
              {attente === "en-cours"
                ? "Les raisons de ces pistes arrivent…"
                : "Les raisons de ces pistes n’ont pas pu être lues\u00a0: rouvrez cette feuille dans un instant."}
            </p>
          )}
          <ol className="mt-1 space-y-3">
            {metiers.map((ligne, rang) => (
              <UnMetier key={ligne.code} ligne={ligne} rang={rang + 1} />
            ))}
          </ol>
        </section>
      )}
      {etapes.length === 0 ? null : (
        <section className="long mt-4">
          <h3 className="text-xl">Prochaines étapes</h3>
          <ul className="mt-1">
            {etapes.map(({ texte, faite }, rang) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: read only.
              <li key={rang} className="flex gap-2">
                <span aria-hidden="true">{faite ? "☑" : "☐"}</span>
                <span>
                  {texte}
                  {faite ? <span className="sr-only"> (fait)</span> : null}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes === "" ? null : (
        <section className="long mt-4">
          <h3 className="text-xl">À retenir</h3>
          <p className="mt-1 whitespace-pre-line">{notes}</p>
        </section>
      )}
      <footer className="feuille-pied mt-4 flex flex-wrap items-center gap-4 border-t border-trait-fort pt-3">
        {lien === null ? null : (
          <CodeQr texte={lien.adresse} nom="Code à photographier pour rouvrir cette feuille" />
        )}
        <div className="min-w-48 flex-1">
          {lien === null ? null : <Rouvrir {...lien} />}
          {abregee ? <p>Tout ne tient pas sur le papier&nbsp;: le lien montre le reste.</p> : null}
          <p className="text-sm text-douce">
            Pistes tirées du ROME, le répertoire des métiers de France&nbsp;Travail, version {version}. Ce
            sont des idées à étudier, pas un avis sur la personne.
          </p>
        </div>
      </footer>
    </article>
  );
}

function Rouvrir({ adresse, expireLe }: LienFeuille): ReactNode {
  const recopiable = adresse.length <= RECOPIABLE;
  return (
    <p>
      Pour rouvrir cette feuille, photographiez le code avec un téléphone
      <span className={recopiable ? "" : "print:hidden"}>
        {" "}
        ou suivez{" "}
        <a href={adresse} className="lien break-all">
          {recopiable ? adresse : "ce lien"}
        </a>
      </span>
      .{expireLe === null ? "" : ` Elle se rouvre ainsi jusqu’au ${dateLongue(expireLe)}.`}
    </p>
  );
}

const ans = (annees: number): string =>
  annees < 1 ? "moins d’un an" : pluriel(Number(annees.toFixed(1)), "an", "ans");

/** Words in one line. */
function EnLigne({ titre, items, reste }: Liste & { readonly titre: string }): ReactNode {
  if (items.length === 0) return null;
  return (
    <p className="mt-1">
      <strong>{titre}&nbsp;:</strong> {items.join(", ")}
      {reste > 0 ? ` et ${pluriel(reste, "autre")}` : ""}.
    </p>
  );
}

function UnMetier({ ligne, rang }: { readonly ligne: Ligne; readonly rang: number }): ReactNode {
  const { code, libelle, note, ordre, depart, alertes, raisons, acquis, aAcquerir } = ligne;
  return (
    <li>
      <h4 className="font-titre text-lg font-semibold">
        {rang}. <a href={routes.metier(code)}>{libelle}</a>{" "}
        <span className="text-sm font-normal">(code ROME {code})</span>
      </h4>
      {note === "" ? null : <p className="border-l-4 border-trait-fort pl-2 whitespace-pre-line">{note}</p>}
      {alertes.map((alerte) => (
        <p key={alerte}>
          <strong>À vérifier&nbsp;:</strong> {alerte}
        </p>
      ))}
      {ordre === undefined ? null : (
        <p>
          <strong>Pourquoi&nbsp;:</strong>{" "}
          {ordre === null
            ? "rapprochement calculé d’après les fiches"
            : "mobilité officielle de France Travail"}
          {depart === "" ? "" : `, ${depart}`}
          {raisons.map(
            ({ titre, items }) => `. ${titre}${items.length === 0 ? "" : `\u00a0: ${items.join(", ")}`}`,
          )}
          .
        </p>
      )}
      {acquis.items.length + aAcquerir.items.length === 0 ? null : (
        <div className="grid gap-x-4 sm:grid-cols-2 print:grid-cols-2">
          <EnListe titre="Ce qui sert déjà" {...acquis} vide="Rien de précis dans les fiches." />
          <EnListe titre="À acquérir" {...aAcquerir} vide="Le cœur du métier est déjà là." />
        </div>
      )}
    </li>
  );
}

function EnListe({
  titre,
  items,
  reste,
  vide,
}: Liste & {
  readonly titre: string;
  readonly vide: string;
}): ReactNode {
  return (
    <div>
      <p>
        <strong>{titre}&nbsp;:</strong>
        {items.length === 0 ? ` ${vide}` : ""}
      </p>
      {items.length === 0 ? null : (
        <ul className="list-disc pl-5">
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
          {reste > 0 ? <li className="-ml-5 list-none">et {pluriel(reste, "autre")}</li> : null}
        </ul>
      )}
    </div>
  );
}
