import { z } from "zod";
import { ecriture, formulaire, redirection } from "@/lib/auth";
import { type Contenu, contenuVide, DOSSIER_OCTETS_MAX, lireContenu } from "@/lib/dossiers";
import { gestes, lireOctets } from "@/lib/http/api";
import { probleme, reponseProbleme, SANS_CACHE } from "@/lib/http/result";
import { current } from "@/lib/rome";
import { routes } from "@/lib/routes";

const schema = z.object({ contenu: z.unknown() });

const avis = (mot: string): Response => redirection(`${routes.dossiers()}?avis=${mot}`);

/** Makes a dossier: from a form (a name, or a file), or from JSON `{ contenu }`, answered 201 with its id and version. */
function creer(request: Request): Promise<Response> {
  const json = request.headers.get("content-type")?.startsWith("application/json") ?? false;
  return ecriture(request, !json, async ({ utilisateur, service }) => {
    const lu = json ? await duJson(request) : await duFormulaire(request);
    if (lu instanceof Response) return lu;
    const cree = await service.depot.creer(utilisateur.id, lu);
    if (cree.statut === "plein")
      return json
        ? reponseProbleme(probleme(507, "Vous avez autant de dossiers qu’un compte peut en garder.").probleme)
        : avis("plein");
    const { id, version } = cree;
    return json
      ? Response.json({ id, version }, { status: 201, headers: SANS_CACHE })
      : redirection(`${routes.dossier(id)}?avis=cree`);
  });
}

export const { GET, POST, PUT, PATCH, DELETE } = gestes({ POST: creer });

async function duJson(request: Request): Promise<Contenu | Response> {
  const octets = await lireOctets(request, DOSSIER_OCTETS_MAX);
  if (octets === null) return reponseProbleme(probleme(413, "Ce rendez-vous est trop volumineux.").probleme);
  const lu = lireContenu(schema.safeParse(enJson(octets.toString("utf8"))).data?.contenu);
  return lu.statut === "lu" ? lu.contenu : reponseProbleme(probleme(400, lu.raison).probleme);
}

async function duFormulaire(request: Request): Promise<Contenu | Response> {
  const champs = await formulaire(request, DOSSIER_OCTETS_MAX);
  if (champs === null) return avis("volumineux");
  const fichier = champs.get("fichier");
  if (fichier instanceof File) {
    const lu = lireContenu(enJson(await fichier.text()));
    return lu.statut === "lu" ? lu.contenu : avis("fichier");
  }
  const etat = current();
  if (etat.statut !== "charge") return avis("indisponible");
  const vide = contenuVide(etat.referential.version, new Date().toISOString());
  const nomme = lireContenu({ ...vide, personne: String(champs.get("nom") ?? "") });
  return nomme.statut === "lu" ? nomme.contenu : avis("volumineux");
}

/** Undefined when it is not JSON. */
function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
}
