import { beforeAll, describe, expect, it } from "vitest";
import type { Referential } from "../rome";
import { archiveOfficielle } from "../rome/testing/archive";
import { demandeProfil, mobiliteEntre, parcours, profil } from ".";
import { admissions, alertesDesLiens, ouverture, raisonsDes, rappel } from "./evaluer";
import { archive } from "./testing";

const chemin = archiveOfficielle("les barres de la mobilité sur le ROME entier");

/**
 * Moves read by eye on v60: from, to, the types of the first two reasons, and a word that someone who knows both jobs
 * would expect among the first three. A change here is a change of what people are told: read before you accept it.
 */
const LUS: readonly (readonly [string, string, string, RegExp])[] = [
  ["D1102", "D1104", "savoir-faire macros", /pétrissage|pâtisserie/i], // boulanger → pâtissier
  ["D1102", "G1604", "savoirs savoir-faire", /farines/], // boulanger → pizzaïolo
  ["D1102", "H2102", "savoirs naf", /industries alimentaires/i], // boulanger → conducteur de ligne alimentaire
  ["J1501", "J1304", "macros savoir-faire", /soins corporels/], // aide-soignant → auxiliaire de puériculture
  ["J1501", "J1305", "coeur macros", /santé d'une personne/], // → ambulancier
  ["J1501", "K1306", "savoirs savoir-faire", /vieillissement/], // → accompagnant éducatif et social
  ["J1501", "M1609", "savoirs contextes", /logiciels médicaux/], // → secrétaire médical
  ["J1501", "D1203", "macros coeur", /soins corporels/], // → agent de soins en hydrothérapie
  ["J1501", "K1208", "savoirs savoir-faire", /lien social/], // → moniteur éducateur
  ["J1501", "K1305", "savoirs macros", /autonomie/], // → technicien d'intervention sociale et familiale
  ["J1501", "J1506", "savoirs savoir-faire", /continuité des soins/], // → infirmier
  ["J1501", "K2111", "aucune", /rien de distinctif/], // → formateur
  ["J1501", "M1612", "aucune", /rien de distinctif/], // → assistant de service juridique
  ["M1805", "M1802", "savoirs coeur", /systèmes d'exploitation/i], // développeur → expert systèmes et réseaux
  ["M1805", "M1803", "certifications definition", /informatique/], // → directeur des systèmes d'information
  ["M1805", "M1810", "certifications definition", /DUT informatique/], // → technicien d'exploitation
  ["M1805", "M1812", "savoir-faire coeur", /sécurité informatique/], // → responsable de la sécurité
  ["M1805", "M1818", "savoir-faire savoirs", /Java/], // → ingénieur
  ["N4101", "N4102", "savoir-faire coeur", /itinéraire/], // poids lourd → transport de particuliers
  ["N4101", "A1101", "savoir-faire titres", /poids lourd/], // → engins agricoles
  ["K1304", "K1302", "savoir-faire coeur", /repas/], // employé familial → assistant de vie
  ["M1203", "M1206", "savoirs certifications", /bilan comptable/], // comptable → responsable comptabilité
  ["F1703", "F1608", "savoirs macros", /maçonnerie/], // maçon → carreleur
  ["F1703", "F1701", "coeur savoir-faire", /béton/], // maçon → coffreur
  ["D1505", "D1507", "certifications savoirs", /caisse/], // caisse → rayon
  ["G1803", "G1502", "savoir-faire macros", /boissons/], // serveur → employé d'hôtel
  ["K2106", "K1207", "theme coeur", /enfants/], // professeur des écoles → éducateur spécialisé
  ["M1602", "M1607", "coeur savoir-faire", /documentaire/], // agent administratif → secrétaire
  ["J1506", "J1502", "savoirs certifications", /infirmier/], // infirmier → cadre de santé
  ["D1202", "D1208", "macros contextes", /esthétiques/], // coiffeur → esthéticien
  ["K2204", "K2205", "savoirs savoir-faire", /nettoyage/], // agent de nettoyage → agent de propreté
  ["N1103", "N1101", "savoirs certifications", /stockage/], // magasinier → cariste
  ["K2503", "K1705", "macros coeur", /secours/], // agent de sécurité → secouriste
  ["G1602", "G1606", "savoirs savoir-faire", /cuisson/], // commis → cuisinier
  ["I1604", "I1612", "savoir-faire savoirs", /véhicules/], // mécanicien → technicien expert
];

describe.skipIf(chemin === null)("on the official archive", () => {
  let rome: Referential;
  beforeAll(async () => {
    rome = await archive(chemin ?? "");
  });

  it("finds the official moves without reading them", () => {
    const { mrr, recall10 } = rappel(rome);
    expect(mrr).toBeGreaterThanOrEqual(0.69);
    expect(recall10).toBeGreaterThanOrEqual(0.34);
  });

  it("opens beyond the grand domaine and never always to the same place", () => {
    const { horsGrandDomaine, carrefour } = ouverture(rome, "calculees");
    expect(horsGrandDomaine).toBeGreaterThanOrEqual(0.44);
    expect(carrefour).toBeLessThanOrEqual(0.05);
  });

  it("admits a type of reason only where it is rare among all pairs", () => {
    for (const { type, paires, officielles } of admissions(rome, 12)) {
      expect(paires, type).toBeLessThan(0.1);
      expect(officielles, type).toBeGreaterThan(2 * paires);
    }
  });

  it("admits a type of reason for a person of five métiers no more often", () => {
    const codes = [...rome.metiers.keys()];
    const compte = new Map<string, number>();
    let n = 0;
    for (let i = 0; i < 60; i++) {
      const metiers = [1, 2, 3, 4, 5].map((k) => codes[(i * 37 + k * 311) % codes.length] ?? "");
      const reponse = profil(rome, { ...demandeProfil.parse({ metiers }), limite: codes.length });
      if (reponse.statut !== "trouve") throw new Error(reponse.detail);
      for (const { raisons } of reponse.propositions.filter((_, j) => j % 20 === i % 20)) {
        n++;
        for (const { type } of raisons) compte.set(type, (compte.get(type) ?? 0) + 1);
      }
    }
    compte.delete("aucune");
    expect(compte.size).toBeGreaterThan(10);
    for (const [type, fois] of compte) expect(fois / n, type).toBeLessThan(0.1);
  });

  it("explains official moves", () => {
    const { deux, une } = raisonsDes(rome, "officielles");
    expect(deux).toBeGreaterThanOrEqual(0.88);
    expect(deux + une).toBeGreaterThanOrEqual(0.95);
  });

  it("warns of every official link where a flag differs", () => {
    for (const { liens, averties } of Object.values(alertesDesLiens(rome))) {
      expect(liens).toBeGreaterThan(1000);
      expect(averties).toBe(liens);
    }
  });

  it("gives no word that jobs of every kind have as a reason, nor one without its name", () => {
    // The two fiches share "aide" alone.
    expect(mobiliteEntre(rome, "D1102", "J1501")?.raisons.map((r) => r.type)).toEqual(["aucune"]);
    const vides = /«\s(aide|agent|chef|employé|assistant|responsable|technicien|ouvrier)e?\s»/;
    for (const de of ["D1102", "J1501", "M1602", "K2503"]) {
      for (const vers of rome.metiers.keys()) {
        const titres = mobiliteEntre(rome, de, vers)?.raisons.find((r) => r.type === "titres");
        if (titres) expect(titres.texte, `${de} → ${vers}`).not.toMatch(vides);
        if (titres) expect(titres.items.length).toBeGreaterThan(0);
      }
    }
    const vendeurs = mobiliteEntre(rome, "D1106", "D1214")?.raisons.find((r) => r.type === "titres");
    expect(vendeurs?.texte).toMatch(/«\svendeur\s»/);
  });

  it("leads from baker to nursing assistant by steps that hold; says so where none do", () => {
    const lire = (de: string, vers: string) => {
      const reponse = parcours(rome, de, vers);
      if (reponse.statut !== "trouve") throw new Error(`${de} → ${vers}`);
      return reponse.parcours;
    };
    const trajets = lire("D1102", "J1501");
    expect(trajets.map((t) => t.faible)).not.toContain(true);
    expect(Math.min(...trajets.flatMap((t) => t.etapes.map((e) => e.score)))).toBeGreaterThan(0.13);
    expect(lire("M1805", "J1501").map((t) => t.faible)).toEqual([true]);
  });

  it.each(LUS)("%s → %s: %s", (de, vers, types, mot) => {
    const raisons = mobiliteEntre(rome, de, vers)?.raisons ?? [];
    expect(raisons.slice(0, 2).map((r) => r.type)).toEqual(types.split(" "));
    const premieres = raisons.slice(0, 3).flatMap((r) => [r.texte, ...r.items.map((i) => i.libelle)]);
    expect(premieres.join("\n")).toMatch(mot);
  });
});
