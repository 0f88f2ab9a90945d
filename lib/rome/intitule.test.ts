import { describe, expect, it } from "vitest";
import { separerIntitule } from "./intitule";

describe("separerIntitule", () => {
  it.each([
    ["Boulanger / Boulangère", "Boulanger", "Boulangère"],
    [
      "Employé / Employée de rayon libre-service",
      "Employé de rayon libre-service",
      "Employée de rayon libre-service",
    ],
    [
      "Plongeur officier / Plongeuse officière de cuisine",
      "Plongeur officier de cuisine",
      "Plongeuse officière de cuisine",
    ],
    [
      "Dépanneur-remorqueur / Dépanneuse-remorqueuse de véhicules",
      "Dépanneur-remorqueur de véhicules",
      "Dépanneuse-remorqueuse de véhicules",
    ],
    [
      "Chef d'équipe assistant / Cheffe assistante avion",
      "Chef d'équipe assistant avion",
      "Cheffe assistante avion",
    ],
    ["Responsable Commercial / Commerciale", "Responsable Commercial", "Responsable commerciale"],
    ["Homme sage-femme / Sage-femme", "Homme sage-femme", "Sage-femme"],
    ["Valet / Femme de chambre", "Valet de chambre", "Femme de chambre"],
    ["Aide à domicile", "Aide à domicile", "Aide à domicile"],
    [
      "Responsable d'atelier en chimie/pharmacie",
      "Responsable d'atelier en chimie/pharmacie",
      "Responsable d'atelier en chimie/pharmacie",
    ],
  ])("%s", (libelle, masculin, feminin) => {
    expect(separerIntitule(libelle)).toEqual({ masculin, feminin });
  });
});
