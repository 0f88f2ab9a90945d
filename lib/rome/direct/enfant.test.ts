import { expect, it } from "vitest";
import { lancer } from "./enfant";

it("a synchronisation that crashes leaves its fault in the log, not in its report", async () => {
  const dits: string[] = [];
  const bilan = await lancer([process.execPath, "-e", "throw new Error('panne en /srv')"], (recu) => {
    if (recu.type === "avertissement") dits.push(recu.texte);
  });
  expect(bilan).toEqual({
    statut: "echec",
    version: null,
    detail: "La synchronisation s'est arrêtée avant sa fin.",
  });
  expect(dits).toEqual(["Processus de synchronisation arrêté (code 1, Error: panne en /srv)."]);
});
