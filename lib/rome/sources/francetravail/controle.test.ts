import { expect, it } from "vitest";
import { comparer } from "./controle";

const CHAMPS = "code,metiersEnProximite(code,libelle),@savoir(categoriesavoir(code))";

it("an answer that has what was selected is as the contract says, with its type and its other letter case", () => {
  const brut = {
    code: "A1101",
    type: "SAVOIR",
    metiersenproximite: [{ code: "B1101", libelle: "x" }],
    categorieSavoir: { code: "1" },
  };
  expect(comparer(CHAMPS.toLowerCase(), brut)).toEqual({ statut: "conforme", constats: [] });
});

it("a field that was not selected is a difference; one that is null or absent is only told", () => {
  expect(comparer("code,libelle", [{ code: "1", libelle: null }, { code: "2" }])).toEqual({
    statut: "conforme",
    constats: ["Champs nuls plutôt qu'absents : libelle."],
  });
  expect(comparer("code,libelle,theme(code)", [{ code: "1", rang: 2 }])).toEqual({
    statut: "ecarts",
    constats: [
      "Champs donnés sans être demandés : rang.",
      "Champs demandés qui ne viennent pas, ou jamais remplis : libelle, theme, theme.code.",
    ],
  });
});
