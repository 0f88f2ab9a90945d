import { sansAccent } from "../typo";
import { CoffreFerme } from "./coffre";
import { ecritures } from "./ecriture";
import {
  ABSENT,
  type Absent,
  type Dossier,
  type Fonds,
  fonds,
  type Outils,
  type ResumeDossier,
} from "./fonds";
import { historiques } from "./historique";
import { partagesDe } from "./partages";

/** What is asked of a list; nothing: every dossier. */
export interface FiltreDossiers {
  /** Archived ones or the others; absent: both. */
  readonly archives?: boolean;
  /** Words of the name and of the past métiers, each of them there. */
  readonly cherche?: string;
  /** From 1. */
  readonly page?: number;
  readonly parPage?: number;
}

export interface ListeDeDossiers {
  readonly dossiers: readonly ResumeDossier[];
  readonly total: number;
  /** Of those that had to be opened, how many do not open: sealed under a key that the settings have no more, or damaged. */
  readonly illisibles: number;
}

export type Depot = ReturnType<typeof depot>;

/**
 * Dossiers of accounts. Each function takes the id of who asks and checks what they may do: a page that forgot to check
 * shows nothing. All throw on a database that does not answer.
 */
export function depot(outils: Outils) {
  const base = fonds(outils);
  const ecrire = ecritures(outils, base);
  return {
    ...lectures(outils, base),
    ...ecrire,
    ...historiques(outils, base, ecrire.enregistrer),
    ...partagesDe(outils, base),
  };
}

/** What opens dossiers, one or many. */
function lectures({ db }: Outils, { trouver, enDossier, enResume, noterLecture }: Fonds) {
  /** Opens a dossier; the opening is noted in its journal. */
  async function lire(
    qui: string,
    id: string,
    action: "ouverture" | "export" = "ouverture",
  ): Promise<{ readonly statut: "trouve"; readonly dossier: Dossier } | Absent> {
    const trouve = await trouver(db, qui, id);
    if (trouve === null) return ABSENT;
    await noterLecture(qui, id, action);
    return { statut: "trouve", dossier: enDossier(trouve) };
  }

  /** What the list shows of one dossier; nothing is noted. */
  async function resume(
    qui: string,
    id: string,
  ): Promise<{ readonly statut: "trouve"; readonly resume: ResumeDossier } | Absent> {
    const trouve = await trouver(db, qui, id);
    if (trouve === null) return ABSENT;
    const { version, resumeChiffre, modifieLe, archive } = trouve.ligne;
    return {
      statut: "trouve",
      resume: enResume({ id, version, resumeChiffre, modifieLe, archive, droit: trouve.droit }),
    };
  }

  /**
   * Dossiers that `qui` owns or was given, last changed first. Names are sealed: a search opens them all, a plain page only its own.
   * @returns one page of them, and how many there are.
   */
  async function lister(
    qui: string,
    { archives, cherche = "", page = 1, parPage = Number.POSITIVE_INFINITY }: FiltreDossiers = {},
  ): Promise<ListeDeDossiers> {
    const champs = [
      "dossiers.id",
      "dossiers.version",
      "resumeChiffre",
      "dossiers.modifieLe",
      "archive",
    ] as const;
    let siens = db.selectFrom("dossiers").select(champs).where("proprietaire", "=", qui);
    let recus = db
      .selectFrom("dossiers")
      .innerJoin("acces", "acces.dossier", "dossiers.id")
      .innerJoin("utilisateurs", "utilisateurs.courrielEmpreinte", "acces.courrielEmpreinte")
      .select([...champs, "acces.droit"])
      .where("utilisateurs.id", "=", qui)
      .where("proprietaire", "!=", qui);
    if (archives !== undefined) {
      siens = siens.where("archive", "=", archives ? 1 : 0);
      recus = recus.where("archive", "=", archives ? 1 : 0);
    }
    const [a, b] = await Promise.all([siens.execute(), recus.execute()]);
    const lignes = [...a.map((l) => ({ ...l, droit: "proprietaire" as const })), ...b].sort((x, y) =>
      x.modifieLe < y.modifieLe ? 1 : -1,
    );
    const de = (page - 1) * parPage || 0;
    const mots = sansAccent(cherche).split(/\s+/).filter(Boolean);
    let illisibles = 0;
    const ouvrir = (ligne: (typeof lignes)[number]): ResumeDossier[] => {
      try {
        return [enResume(ligne)];
      } catch (cause) {
        if (!(cause instanceof CoffreFerme)) throw cause;
        illisibles++;
        return [];
      }
    };
    if (mots.length === 0) {
      const dossiers = lignes.slice(de, de + parPage).flatMap(ouvrir);
      return { dossiers, total: lignes.length, illisibles };
    }
    const trouves = lignes.flatMap(ouvrir).filter((d) => {
      const texte = sansAccent([d.nom, ...d.passes].join(" "));
      return mots.every((mot) => texte.includes(mot));
    });
    return { dossiers: trouves.slice(de, de + parPage), total: trouves.length, illisibles };
  }

  return { lire, resume, lister };
}
