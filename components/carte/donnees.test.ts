import { expect, test } from "vitest";
import { nomCourt } from "./donnees";

test.each([
  ["Boulanger / Boulangère", 38, "Boulanger / Boulangère"],
  ["Agent territorial / Agente territoriale d'accueil", 30, "Agent territorial…"],
  ["Agent territorial / Agente territoriale d'accueil", 20, "Agent territorial…"],
  ["Conducteur / Conductrice d'engins de chantier", 36, "Conducteur / Conductrice d'engins…"],
  ["Chargé de mission très long / Chargée de mission très long", 12, "Chargé de…"],
])("%s in %i characters: %s, never inside the feminine form", (libelle, max, attendu) => {
  expect(nomCourt(libelle, max)).toBe(attendu);
});
