import type { ChildProcess } from "node:child_process";

/** A fault is named near the beginning of what a process says of its end. */
const DEBUT_MAX = 16_384;
const LIGNE_MAX = 200;
/** Shorter values of settings are words as others are. */
const VALEUR_MIN = 8;
/** The line of a trace that names the fault: "TypeError: …", "Error [ERR_X]: …", "FATAL ERROR: …". */
const FAUTE = /^(?:\w*Error(?: \[\w+\])?|FATAL ERROR): /;

/**
 * Waits for the end of a child process, whose standard error nobody else reads.
 * @returns how it ended, for the log: its exit code, its signal or why it could not start, then the line that names its fault, when
 * it said one; short, and without the value of any setting, since credentials are some.
 */
export function finDe(enfant: ChildProcess): Promise<string> {
  let debut = "";
  // Read to its end: a process that nobody listens to would stand still.
  enfant.stderr?.setEncoding("utf8").on("data", (texte: string) => {
    if (debut.length < DEBUT_MAX) debut += texte;
  });
  return new Promise((resolve) => {
    enfant.on("error", ({ code }: NodeJS.ErrnoException) => resolve(code ?? "erreur inconnue"));
    enfant.on("close", (code, signal) => {
      const lignes = debut.split("\n").flatMap((ligne) => ligne.trim() || []);
      const faute = lignes.find((ligne) => FAUTE.test(ligne)) ?? lignes.at(-1);
      const fin = signal ?? `code ${code}`;
      resolve(faute === undefined ? fin : `${fin}, ${sansReglages(faute).slice(0, LIGNE_MAX)}`);
    });
  });
}

function sansReglages(texte: string): string {
  const valeurs = Object.values(process.env).flatMap((valeur) =>
    valeur !== undefined && valeur.length >= VALEUR_MIN ? valeur : [],
  );
  return valeurs
    .sort((a, b) => b.length - a.length)
    .reduce((reste, valeur) => reste.replaceAll(valeur, "…"), texte);
}
