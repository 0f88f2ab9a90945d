import type { Voisin } from "./modele";

/** For tests alone: a move with nothing in particular. */
export const voisin = (change: Partial<Voisin> = {}): Voisin => ({
  code: "A1101",
  libelle: "Conducteur / Conductrice d'engins",
  ordre: null,
  anneau: 1,
  grandDomaine: { code: "A", libelle: "Agriculture" },
  reglemente: null,
  cadre: null,
  riasec: [],
  transitions: [],
  contraintes: [],
  raisons: [{ type: "savoirs", titre: "Savoirs en commun", libelles: ["a", "b"] }],
  acquis: { libelles: [], total: 0 },
  aAcquerir: { libelles: [], total: 0 },
  conditions: { nouvelles: [], quittees: [] },
  alertes: [],
  ...change,
});
