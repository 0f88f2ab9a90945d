import { z } from "zod";
import { ecriture, formulaire, redirection } from "@/lib/auth";
import { type Service, VERSION_MAX } from "@/lib/dossiers";
import { gestes } from "@/lib/http/api";
import { probleme, reponseProbleme } from "@/lib/http/result";
import { routes } from "@/lib/routes";

/** What a form of these holds is short. */
const CORPS_MAX = 4_000;

type Depot = Service["depot"];
/** Does something with a dossier. @returns where the person goes next. */
type Geste = (d: Depot, qui: string, id: string, champs: FormData) => Promise<string>;

const gerer = (id: string, avis: string): string => `${routes.dossierGerer(id)}?avis=${avis}`;
const liste = (avis: string): string => `${routes.dossiers()}?avis=${avis}`;
/** Where one goes after a refusal: to a page that this person may see. */
const suite = (id: string, { statut }: { readonly statut: string }, fait: string): string =>
  statut === "absent" ? liste("absent") : gerer(id, statut === "fait" ? fait : statut);

const courriel = z.email().max(254);
const entier = z.coerce.number().int().min(1).max(VERSION_MAX);

const GESTES: Readonly<Record<string, Geste>> = {
  async dupliquer(d, qui, id) {
    const fait = await d.dupliquer(qui, id);
    return fait.statut === "cree" ? `${routes.dossier(fait.id)}?avis=duplique` : liste(fait.statut);
  },
  archiver: async (d, qui, id) => suite(id, await d.archiver(qui, id, true), "archive"),
  desarchiver: async (d, qui, id) => suite(id, await d.archiver(qui, id, false), "desarchive"),
  async supprimer(d, qui, id, champs) {
    if (champs.get("confirme") !== "oui") return gerer(id, "confirmer");
    const fait = await d.supprimer(qui, id);
    return fait.statut === "fait" ? liste("supprime") : suite(id, fait, "supprime");
  },
  async restaurer(d, qui, id, champs) {
    const version = entier.safeParse(champs.get("version"));
    const lue = entier.safeParse(champs.get("lue"));
    if (!version.success || !lue.success) return liste("absent");
    const fait = await d.restaurer(qui, id, version.data, lue.data);
    return fait.statut === "enregistre" ? gerer(id, "restaure") : suite(id, fait, "restaure");
  },
  async partager(d, qui, id, champs) {
    const a = courriel.safeParse(String(champs.get("courriel") ?? "").trim());
    if (!a.success) return gerer(id, "courriel");
    const droit = champs.get("droit") === "ecriture" ? "ecriture" : "lecture";
    const fait = await d.partager(qui, id, a.data, droit);
    return fait.statut === "plein" ? gerer(id, "partages-pleins") : suite(id, fait, "partage");
  },
  retirer: async (d, qui, id, champs) =>
    suite(id, await d.retirer(qui, id, String(champs.get("courriel") ?? "")), "retire"),
};

/** What the forms of a dossier do. A dossier of someone else answers as one that does not exist. */
async function agir(request: Request, id: string, geste: string): Promise<Response> {
  const faire = Object.hasOwn(GESTES, geste) ? GESTES[geste] : undefined;
  if (faire === undefined || !z.uuid().safeParse(id).success)
    return reponseProbleme(probleme(404, "Ce dossier n’existe pas ou ne vous est pas partagé.").probleme);
  return ecriture(request, true, async ({ utilisateur, service }) => {
    const champs = await formulaire(request, CORPS_MAX);
    if (champs === null) return redirection(liste("volumineux"));
    return redirection(await faire(service.depot, utilisateur.id, id, champs));
  });
}

export const { GET, POST, PUT, PATCH, DELETE } = gestes(
  {
    POST: async (request, { params }) => {
      const { id, geste } = await params;
      return agir(request, String(id), String(geste));
    },
  },
  "Dossiers",
);
