"use client";

import { type ClipboardEvent, type ReactNode, useId, useState } from "react";
import { nombre } from "@/lib/typo";

/**
 * A text of at most `max` characters. What would be too long is refused whole and told, rather than cut in silence; what was
 * there stays.
 */
export function Saisie({
  libelle,
  libelleVisible = false,
  valeur,
  max,
  lignes = 1,
  placeholder,
  premier = false,
  onChange,
}: {
  readonly libelle: string;
  readonly libelleVisible?: boolean;
  readonly valeur: string;
  /** Characters. */
  readonly max: number;
  readonly lignes?: number;
  readonly placeholder?: string;
  readonly premier?: boolean;
  readonly onChange: (valeur: string) => void;
}): ReactNode {
  const id = useId();
  const [trop, setTrop] = useState<number | null>(null);
  const recevoir = (recue: string): void => {
    if (recue.length > max) {
      setTrop(recue.length);
      return;
    }
    setTrop(null);
    onChange(recue);
  };
  const commun = {
    id,
    value: valeur,
    placeholder,
    "aria-invalid": trop !== null,
    "aria-describedby": trop === null ? undefined : `${id}-trop`,
    autoComplete: "off",
    // Before it is in the field: a browser takes minutes to lay a megabyte out.
    onPaste: (e: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const { selectionStart, selectionEnd } = e.currentTarget;
      const reste = valeur.length - ((selectionEnd ?? 0) - (selectionStart ?? 0));
      const colle = e.clipboardData.getData("text").length;
      if (reste + colle <= max) return;
      e.preventDefault();
      setTrop(reste + colle);
    },
    ...(premier ? { "data-premier": "" } : {}),
  };
  return (
    <div className="w-full">
      <label htmlFor={id} className={libelleVisible ? "mb-1 block text-sm font-semibold" : "sr-only"}>
        {libelle}
      </label>
      {lignes === 1 ? (
        <input {...commun} type="text" onChange={(e) => recevoir(e.currentTarget.value)} className="champ" />
      ) : (
        <textarea
          {...commun}
          rows={lignes}
          onChange={(e) => recevoir(e.currentTarget.value)}
          className="champ field-sizing-content max-h-80 py-2"
        />
      )}
      {trop === null ? null : (
        <p id={`${id}-trop`} role="alert" className="mt-1 text-sm text-alerte">
          Ce texte a {nombre(trop)} caractères, il y a place pour {nombre(max)}. Il n’a pas été repris&nbsp;;
          ce qui était écrit est toujours là.
        </p>
      )}
    </div>
  );
}
