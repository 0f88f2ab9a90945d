import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { EnvError, parseEnv } from "./env";
import { ADRESSE_API, ADRESSE_JETONS, ADRESSE_OFFICIELLE } from "./rome/adresses";

const refus = (variables: Record<string, string>): string => {
  try {
    parseEnv(variables);
  } catch (cause) {
    if (cause instanceof EnvError) return cause.message;
    throw cause;
  }
  throw new Error("accepted");
};

describe("parseEnv", () => {
  const DEFAUTS = {
    port: 3000,
    proxys: 0,
    romeArchive: null,
    romeDataDir: resolve(".data"),
    romeDownloadUrl: ADRESSE_OFFICIELLE,
    romeDownloadAuto: true,
    romeDownloadSilenceMs: 20_000,
    pagesChauffees: true,
    siteUrl: "http://localhost:3000",
    mentionsLegales: { editeur: null, hebergeur: null, contact: null },
    franceTravail: null,
  };

  it("works with nothing set", () => {
    expect(parseEnv({})).toEqual(DEFAUTS);
  });

  it("takes an empty value, and another program's, for none", () => {
    const noms = [
      "PAGES_CHAUFFEES",
      "PORT",
      "PROXYS",
      "ROME_ARCHIVE",
      "ROME_DOWNLOAD",
      "ROME_DOWNLOAD_URL",
      "ROME_DOWNLOAD_TIMEOUT",
      "ROME_DATA_DIR",
    ];
    const vides = Object.fromEntries(
      [...noms, "SITE_URL", "NEXTAUTH_URL", "EDITEUR", "HEBERGEUR", "CONTACT"].map((nom) => [nom, ""]),
    );
    expect(parseEnv({ ...vides, HOME: "/root", AUTRE: undefined })).toEqual(DEFAUTS);
  });

  it("reads each setting, paths made absolute and the address without its last slash", () => {
    expect(
      parseEnv({
        PORT: "8080",
        PROXYS: "2",
        ROME_ARCHIVE: "rome/v60.zip",
        ROME_DATA_DIR: "/var/lib/passerelles",
        ROME_DOWNLOAD_TIMEOUT: "1.5",
        PAGES_CHAUFFEES: "off",
        SITE_URL: "https://passerelles.example/",
        EDITEUR: " Mission locale du Lac\nRue du Port ",
        CONTACT: "contact@lac.example",
      }),
    ).toEqual({
      port: 8080,
      proxys: 2,
      romeArchive: resolve("rome/v60.zip"),
      romeDownloadSilenceMs: 1500,
      pagesChauffees: false,
      romeDataDir: "/var/lib/passerelles",
      romeDownloadUrl: ADRESSE_OFFICIELLE,
      romeDownloadAuto: false,
      siteUrl: "https://passerelles.example",
      mentionsLegales: {
        editeur: "Mission locale du Lac\nRue du Port",
        hebergeur: null,
        contact: "contact@lac.example",
      },
      franceTravail: null,
    });
  });

  it.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ ROME_DOWNLOAD: "auto" }, true],
    [{ ROME_DOWNLOAD: "off" }, false],
    [{ ROME_ARCHIVE: "rome.zip" }, false],
  ])("knows the mirror whether or not it is looked at by itself: %j", (reglages, romeDownloadAuto) => {
    const romeDownloadUrl = "https://miroir.example/rome.zip";
    expect(parseEnv({ ...reglages, ROME_DOWNLOAD_URL: romeDownloadUrl })).toMatchObject({
      romeDownloadUrl,
      romeDownloadAuto,
    });
  });

  it("takes the public address from SITE_URL, then NEXTAUTH_URL, then the port", () => {
    const autre = { NEXTAUTH_URL: "https://auth.example", PORT: "4000" };
    expect(parseEnv({ ...autre, SITE_URL: "https://site.example" }).siteUrl).toBe("https://site.example");
    expect(parseEnv(autre).siteUrl).toBe("https://auth.example");
    expect(parseEnv({ PORT: "4000" }).siteUrl).toBe("http://localhost:4000");
  });

  it.each([
    ["PORT", "abc"],
    ["PORT", "80.5"],
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PROXYS", "oui"],
    ["PROXYS", "-1"],
    ["SITE_URL", "passerelles.example"],
    ["SITE_URL", "ftp://passerelles.example"],
    ["SITE_URL", "javascript:alert(1)"],
    ["NEXTAUTH_URL", "localhost"],
    ["ROME_DOWNLOAD", "non"],
    ["ROME_DOWNLOAD_URL", "file:///etc/passwd"],
  ])("refuses %s = %j on one line that names both", (nom, valeur) => {
    const message = refus({ [nom]: valeur });
    expect(message.startsWith(`Réglage ${nom} refusé : « ${valeur} » (`)).toBe(true);
    expect(message).not.toMatch(/\n/);
  });

  it("wants the credentials of France Travail both or not at all, and never repeats the secret", () => {
    const cles = { FRANCE_TRAVAIL_CLIENT_ID: "PAR_essai", FRANCE_TRAVAIL_CLIENT_SECRET: "tres-secret" };
    expect(parseEnv(cles).franceTravail).toEqual({
      clientId: "PAR_essai",
      clientSecret: "tres-secret",
      apiUrl: ADRESSE_API,
      tokenUrl: ADRESSE_JETONS,
      quota: 1,
      repriseMs: 300_000,
    });
    expect(refus({ FRANCE_TRAVAIL_CLIENT_ID: "PAR_essai" })).toMatch(/CLIENT_SECRET absent/);
    const sansId = refus({ FRANCE_TRAVAIL_CLIENT_SECRET: "tres-secret" });
    expect(sansId).toMatch(/CLIENT_ID absent/);
    expect(sansId).not.toContain("tres-secret");
    expect(refus({ ...cles, FRANCE_TRAVAIL_QUOTA: "0" })).toMatch(/FRANCE_TRAVAIL_QUOTA/);
    expect(refus({ ...cles, FRANCE_TRAVAIL_API_URL: "ftp://x" })).toMatch(/FRANCE_TRAVAIL_API_URL/);
  });
});
