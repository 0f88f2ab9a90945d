import type { ReactNode } from "react";
import { Bouton, Cadre, Champ } from "@/components/ui/formulaire";
import { Lien } from "@/components/ui/lien";
import type { ActionJournal, ResumeDossier } from "@/lib/dossiers";
import { routes } from "@/lib/routes";
import { ACTIONS, auteurDe, DROITS, quand } from "./noms";

interface Auteur {
  readonly auteur: string | null;
  readonly courriel: string | null;
}
interface Pas extends Auteur {
  readonly version: number;
  readonly fin: string;
}
interface Acces {
  readonly courriel: string;
  readonly droit: "lecture" | "ecriture";
}
interface LigneJournal extends Auteur {
  readonly action: ActionJournal;
  readonly le: string;
}

/** Everything about a dossier but its content. What only its owner may do is not shown to others. */
export function Gestion({
  dossier,
  pas,
  acces,
  journal,
  moi,
}: {
  readonly dossier: ResumeDossier;
  readonly pas: readonly Pas[];
  readonly acces: readonly Acces[];
  readonly journal: readonly LigneJournal[];
  readonly moi: string;
}): ReactNode {
  const aMoi = dossier.droit === "proprietaire";
  return (
    <>
      <p className="mt-2 text-douce">{DROITS[dossier.droit]}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Geste dossier={dossier} geste="dupliquer" texte="Dupliquer" />
        {aMoi ? (
          <Geste
            dossier={dossier}
            geste={dossier.archive ? "desarchiver" : "archiver"}
            texte={dossier.archive ? "Remettre dans la liste" : "Archiver"}
          />
        ) : null}
        <a className="lien self-center" href={`${routes.api.dossier(dossier.id)}?fichier`} download>
          Emporter une copie (fichier)
        </a>
      </div>
      <Cadre id="historique" titre="Historique">
        <ol className="divide-y divide-trait">
          {pas.map((p, i) => (
            <li key={p.version} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <span>
                {quand(p.fin)}, par {auteurDe(p, moi)}
              </span>
              <div className="flex items-center gap-4">
                <Lien href={routes.dossierVersion(dossier.id, p.version)}>
                  Lire<span className="sr-only"> l’étape du {quand(p.fin)}</span>
                </Lien>
                {i === 0 || dossier.droit === "lecture" ? null : (
                  <Geste dossier={dossier} geste="restaurer" texte="Rétablir">
                    <input type="hidden" name="version" value={p.version} />
                    <input type="hidden" name="lue" value={dossier.version} />
                    <span className="sr-only"> l’étape du {quand(p.fin)}</span>
                  </Geste>
                )}
              </div>
            </li>
          ))}
        </ol>
      </Cadre>
      {aMoi ? <Partages dossier={dossier} acces={acces} /> : null}
      {aMoi ? (
        <Cadre id="journal" titre="Journal">
          <p className="text-sm text-douce">
            Qui a ouvert ou modifié ce dossier. Personne d’autre que vous ne lit ce journal.
          </p>
          <ul className="space-y-1">
            {journal.map((l) => (
              <li key={`${l.le}-${l.action}`}>
                {quand(l.le)}&nbsp;: {ACTIONS[l.action].toLowerCase()}, par {auteurDe(l, moi)}
              </li>
            ))}
          </ul>
        </Cadre>
      ) : null}
      {aMoi ? (
        <Cadre id="supprimer" titre="Supprimer pour de bon">
          <form method="post" action={routes.api.geste(dossier.id, "supprimer")} className="space-y-4">
            <label className="flex items-start gap-3">
              <input type="checkbox" name="confirme" value="oui" required className="mt-1 size-5 shrink-0" />
              <span>
                Je supprime ce dossier, son historique, ses partages et son journal. Cela ne se défait pas.
              </span>
            </label>
            <Bouton genre="grave">Supprimer ce dossier</Bouton>
          </form>
        </Cadre>
      ) : null}
    </>
  );
}

function Geste({
  dossier,
  geste,
  texte,
  children,
}: {
  readonly dossier: ResumeDossier;
  readonly geste: string;
  readonly texte: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <form method="post" action={routes.api.geste(dossier.id, geste)}>
      <Bouton genre="discret">
        {texte}
        {children}
      </Bouton>
    </form>
  );
}

function Partages({
  dossier,
  acces,
}: {
  readonly dossier: ResumeDossier;
  readonly acces: readonly Acces[];
}): ReactNode {
  return (
    <Cadre id="partages" titre="Partager avec un ou une collègue">
      {acces.length === 0 ? null : (
        <ul className="divide-y divide-trait">
          {acces.map(({ courriel, droit }) => (
            <li key={courriel} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <span>
                {courriel}, {droit === "ecriture" ? "à lire et à écrire" : "à lire"}
              </span>
              <form method="post" action={routes.api.geste(dossier.id, "retirer")}>
                <input type="hidden" name="courriel" value={courriel} />
                <Bouton genre="discret">
                  Retirer<span className="sr-only"> le partage avec {courriel}</span>
                </Bouton>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={routes.api.geste(dossier.id, "partager")} className="space-y-4">
        <Champ
          id="courriel"
          name="courriel"
          type="email"
          label="Son adresse de courriel"
          aide="Celle avec laquelle cette personne se connecte ici. Aucun message ne lui est envoyé."
          autoComplete="off"
          maxLength={254}
          required
        />
        <fieldset>
          <legend className="font-semibold">Elle pourra</legend>
          <label className="mt-1 flex items-center gap-3">
            <input type="radio" name="droit" value="lecture" defaultChecked className="size-5" /> lire
          </label>
          <label className="mt-1 flex items-center gap-3">
            <input type="radio" name="droit" value="ecriture" className="size-5" /> lire et écrire
          </label>
        </fieldset>
        <Bouton>Partager</Bouton>
      </form>
    </Cadre>
  );
}
