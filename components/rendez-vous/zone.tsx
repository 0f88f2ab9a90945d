import type { ReactNode } from "react";

/** The areas of the workspace, in the order of an appointment; the key of each is its rank. */
export const ZONES = [
  { id: "passes", titre: "Métiers exercés" },
  { id: "acquis", titre: "Ce que la personne sait faire" },
  { id: "souhaits", titre: "Souhaits et refus" },
  { id: "pistes", titre: "Pistes" },
  { id: "selection", titre: "Métiers retenus" },
  { id: "etapes", titre: "Prochaines étapes" },
] as const;
export type IdZone = (typeof ZONES)[number]["id"];

/** Marks what has the focus when one comes to an area by its key. */
export const PREMIER = { "data-premier": "" } as const;

export function Zone({
  id,
  detail,
  children,
}: {
  readonly id: IdZone;
  /** Beside the title. */
  readonly detail?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const rang = ZONES.findIndex((z) => z.id === id);
  return (
    <section
      id={`zone-${id}`}
      data-zone={id}
      tabIndex={-1}
      aria-labelledby={`titre-${id}`}
      className="scroll-mt-24 rounded-xl border border-trait bg-surface p-4"
    >
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id={`titre-${id}`} className="flex items-baseline gap-2 text-lg">
          <span aria-hidden="true" className="touche">
            {rang + 1}
          </span>
          {ZONES[rang]?.titre}
        </h2>
        {detail === undefined ? null : <p className="text-sm text-douce tabular-nums">{detail}</p>}
      </div>
      {children}
    </section>
  );
}

/** The area that has the focus. */
export const zoneCourante = (): IdZone | undefined =>
  ZONES.find((z) => z.id === document.activeElement?.closest<HTMLElement>("[data-zone]")?.dataset.zone)?.id;

/** Puts the focus on an area where nothing has it any more, as after a press on a button that goes away. */
export function rendreFocus(id: IdZone): void {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body)
    document.getElementById(`zone-${id}`)?.focus({ preventScroll: true });
}

/** Puts the focus in an area: on what serves first there, else on the area itself. */
export function allerA(id: IdZone): void {
  const zone = document.getElementById(`zone-${id}`);
  (zone?.querySelector<HTMLElement>("[data-premier]") ?? zone)?.focus();
}
