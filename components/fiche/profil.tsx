import type { ReactNode } from "react";
import { Lien } from "@/components/ui/lien";
import type { Metier } from "@/lib/rome";
import { routes } from "@/lib/routes";
import { typo } from "@/lib/typo";
import { Vide } from "./bloc";
import { RIASEC } from "./mots";

/** Who may like it: RIASEC in words, then interests, the main ones first. */
export function Profil({ metier }: { readonly metier: Metier }): ReactNode {
  if (metier.riasec.length + metier.centresInteret.length === 0)
    return <Vide>Le référentiel ne dit rien des intérêts liés à ce métier.</Vide>;
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 print:grid-cols-3">
      {metier.riasec.length === 0 ? null : (
        <div>
          <h3 className="text-lg">Ce qu’on y aime</h3>
          <dl className="mt-1.5 space-y-2">
            {metier.riasec.map((lettre, i) => (
              <div key={lettre}>
                <dt className="font-semibold">
                  {RIASEC[lettre].nom}{" "}
                  <span className="font-normal text-douce">({i === 0 ? "surtout" : "un peu aussi"})</span>
                </dt>
                <dd>Pour qui aime {RIASEC[lettre].sens}.</dd>
              </div>
            ))}
          </dl>
          <p className="mt-2 text-sm text-douce">
            D’après les six types d’intérêts du modèle RIASEC, du psychologue John Holland.
          </p>
        </div>
      )}
      {metier.centresInteret.length === 0 ? null : (
        <div>
          <h3 className="text-lg">Centres d’intérêt</h3>
          <ul className="mt-1.5 space-y-1">
            {metier.centresInteret.map(({ centre, principal }) => (
              <li key={centre.code} className={principal ? "font-semibold" : ""}>
                <Lien href={routes.centreInteret(centre.code)} className="hover:text-accent hover:underline">
                  {typo(centre.libelle)}
                </Lien>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** Where it is done: activity sectors, official branches, cross-cutting families. */
export function Secteurs({ metier }: { readonly metier: Metier }): ReactNode {
  if (metier.secteurs.length + metier.nafs.length + metier.themes.length === 0)
    return <Vide>Le référentiel ne donne pas de secteur pour ce métier.</Vide>;
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 print:grid-cols-3">
      {metier.secteurs.length === 0 ? null : (
        <div>
          <h3 className="text-lg">Secteurs d’activité</h3>
          <ul className="mt-1.5 space-y-1">
            {metier.secteurs.map(({ secteur, sousSecteur, principal }) => (
              <li
                key={`${secteur.code} ${sousSecteur?.code ?? ""}`}
                className={principal ? "font-semibold" : ""}
              >
                <Lien href={routes.secteur(secteur.code)} className="hover:text-accent hover:underline">
                  {typo(secteur.libelle)}
                </Lien>
                {sousSecteur ? (
                  <span className="font-normal text-douce"> › {typo(sousSecteur.libelle)}</span>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      )}
      {metier.nafs.length === 0 ? null : (
        <div>
          <h3 className="text-lg">Branches (nomenclature NAF des entreprises)</h3>
          <ul className="mt-1.5 space-y-1">
            {metier.nafs.map((naf) => (
              <li key={naf.code}>{typo(naf.libelle)}</li>
            ))}
          </ul>
        </div>
      )}
      {metier.themes.length === 0 ? null : (
        <div>
          <h3 className="text-lg">Familles de métiers</h3>
          <ul className="mt-1.5 space-y-1">
            {metier.themes.map((theme) => (
              <li key={theme.code}>{typo(theme.libelle)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** Every title under which the job is known: what the ROME calls its appellations. */
export function Intitules({ metier }: { readonly metier: Metier }): ReactNode {
  return (
    <ul className="gap-x-8 sm:columns-2 print:columns-3">
      {metier.appellations.map((a) => (
        <li key={a.ogr} id={`intitule-${a.ogr}`} className="mb-1 break-inside-avoid">
          {typo(a.libelle)}
          {a.genre === "principale" ? (
            <span className="text-sm text-douce"> (intitulé principal)</span>
          ) : null}
          {a.peuUsite ? <span className="text-sm text-douce"> (peu employé)</span> : null}
        </li>
      ))}
    </ul>
  );
}
