import { RIASEC } from "@/components/fiche/mots";
import type { Contenu } from "@/lib/dossiers/contenu";
import { routes } from "@/lib/routes";
import type { Critere } from "@/lib/search";
import { enumeration, typo } from "@/lib/typo";
import type { Depart } from "./contexte";
import type { Fiche } from "./questions";

type Souhaits = Contenu["souhaits"];
/** The words of wishes and refusals. */
type Mots = Pick<Depart, "conditions" | "demandees" | "centresInteret">;

type Parametre = readonly [Critere, string];

/** What is refused, in words; a fiche that `cite` is true of asks for it. */
export interface Refus {
  readonly libelle: string;
  readonly cite: (fiche: Pick<Fiche, "contextes" | "reglemente">) => boolean;
}

/** Refusals in the words of people where those hold all of a condition, else in those of the ROME; what it has no more is left out. */
export function refusDe(
  { conditions, demandees }: Mots,
  { sansContextes, sansReglemente }: Souhaits,
): readonly Refus[] {
  const refuses = new Set(sansContextes);
  const entieres = demandees.filter((c) => c.contextes.every((ogr) => refuses.has(ogr)));
  const dits = new Set(entieres.flatMap((c) => c.contextes));
  const seules = conditions.flatMap((g) => g.items).filter((i) => refuses.has(i.code) && !dits.has(i.code));
  return [
    ...entieres.map(({ condition, contextes }) => ({ libelle: condition, contextes })),
    ...seules.map(({ code, libelle }) => ({ libelle, contextes: [code] })),
  ]
    .map(
      ({ libelle, contextes }): Refus => ({
        libelle: typo(libelle),
        cite: (fiche) => contextes.some((ogr) => fiche.contextes.includes(ogr)),
      }),
    )
    .concat(
      sansReglemente ? [{ libelle: "Métiers réglementés", cite: (fiche) => fiche.reglemente === true }] : [],
    );
}

/** What attracts, in words. */
export const attraitsDe = ({ centresInteret }: Mots, souhaits: Souhaits): readonly string[] => [
  ...centresInteret.filter((c) => souhaits.centresInteret.includes(c.code)).map((c) => typo(c.libelle)),
  ...souhaits.riasec.map((lettre) => RIASEC[lettre].nom),
];

/** Each thing that attracts, and the address of its métiers, less what is refused: where to begin without a métier held. */
export function enviesDe(
  { centresInteret }: Mots,
  { sansContextes, sansReglemente, ...souhaits }: Souhaits,
): readonly { readonly libelle: string; readonly href: string }[] {
  const refus: readonly Parametre[] = [
    ...sansContextes.map((ogr): Parametre => ["sans", ogr]),
    ...(sansReglemente ? ([["reglemente", "non"]] as const) : []),
  ];
  const vers = (libelle: string, attrait: Parametre): { libelle: string; href: string } => ({
    libelle,
    href: routes.recherche("", [attrait, ...refus]),
  });
  return [
    ...centresInteret
      .filter((c) => souhaits.centresInteret.includes(c.code))
      .map((c) => vers(typo(c.libelle), ["centreInteret", c.code])),
    ...souhaits.riasec.map((lettre) => vers(RIASEC[lettre].nom, ["riasec", lettre])),
  ];
}

/** What to look into where the fiche of a métier set aside names what is refused; null where it does not. */
export function refusCites(
  refus: readonly Refus[],
  fiche: Pick<Fiche, "contextes" | "reglemente">,
): string | null {
  const cites = refus.filter((r) => r.cite(fiche)).map(({ libelle }) => minuscule(libelle));
  return cites.length === 0 ? null : `la fiche cite ce qui est à éviter, ${enumeration(cites)}.`;
}

const minuscule = (texte: string): string => texte.slice(0, 1).toLocaleLowerCase("fr") + texte.slice(1);
