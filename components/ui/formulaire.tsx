import type { ComponentProps, ReactNode } from "react";

/** Looks of buttons and fields: one main action a form, quiet ones beside, one colour for what cannot be undone. */
const BOUTONS = {
  principal: "bg-accent text-sur-accent border-accent hover:bg-accent-survol font-semibold",
  discret: "border-trait-fort bg-surface text-encre hover:border-accent hover:text-accent",
  grave: "border-alerte bg-surface text-alerte hover:bg-alerte-fond font-semibold",
} as const;

export function Bouton({
  genre = "principal",
  ...props
}: ComponentProps<"button"> & { readonly genre?: keyof typeof BOUTONS }): ReactNode {
  return <button type="submit" className={`rounded-lg border px-4 py-2 ${BOUTONS[genre]}`} {...props} />;
}

/** A field with its label, and a word of help under it. */
export function Champ({
  id,
  label,
  aide,
  ...props
}: ComponentProps<"input"> & {
  readonly id: string;
  readonly label: string;
  readonly aide?: string;
}): ReactNode {
  return (
    <div>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      <input
        id={id}
        aria-describedby={aide === undefined ? undefined : `${id}-aide`}
        className="mt-1 w-full max-w-md rounded-lg border border-trait-fort bg-surface px-3 py-2"
        {...props}
      />
      {aide === undefined ? null : (
        <p id={`${id}-aide`} className="mt-1 text-sm text-douce">
          {aide}
        </p>
      )}
    </div>
  );
}

/** What just happened, at the top of a page. */
export function Avis({
  texte,
  alerte = false,
}: {
  readonly texte: string;
  readonly alerte?: boolean;
}): ReactNode {
  return (
    <p
      role={alerte ? "alert" : "status"}
      className={`mb-5 rounded-lg border px-4 py-3 ${alerte ? "border-alerte bg-alerte-fond text-alerte" : "border-trait bg-accent-fond"}`}
    >
      {texte}
    </p>
  );
}

/** A box of a page. */
export function Cadre({
  id,
  titre,
  children,
}: {
  readonly id: string;
  readonly titre: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section
      aria-labelledby={id}
      className="mt-5 rounded-xl border border-trait bg-surface px-4 py-4 sm:px-6 sm:py-5"
    >
      <h2 id={id} className="text-xl">
        {titre}
      </h2>
      <div className="mt-3 space-y-4">{children}</div>
    </section>
  );
}
