import { z } from "zod";
import { ecriture } from "@/lib/auth";
import { DOSSIER_OCTETS_MAX, lireContenu, VERSION_MAX } from "@/lib/dossiers";
import { gestes, lireOctets } from "@/lib/http/api";
import { probleme, reponseProbleme, SANS_CACHE, type StatutProbleme } from "@/lib/http/result";

const demande = z.object({
  /** The version that was read, over which this one is written. */
  version: z.int().min(1).max(VERSION_MAX),
  contenu: z.unknown(),
});

const dire = (statut: StatutProbleme, detail: string, extensions?: Record<string, unknown>): Response =>
  reponseProbleme(probleme(statut, detail, extensions).probleme);
const absent = (): Response => dire(404, "Ce dossier n’existe pas ou ne vous est pas partagé.");

/** A dossier as JSON; with `?fichier` its content alone, as a file to take away. */
async function lire(request: Request, id: string): Promise<Response> {
  if (!z.uuid().safeParse(id).success) return absent();
  const enFichier = new URL(request.url).searchParams.has("fichier");
  return ecriture(request, false, async ({ utilisateur, service }) => {
    const lu = await service.depot.lire(utilisateur.id, id, enFichier ? "export" : "ouverture");
    if (lu.statut === "absent") return absent();
    const { contenu, version, droit } = lu.dossier;
    return enFichier
      ? new Response(JSON.stringify(contenu, null, 2), {
          headers: {
            "Content-Type": "application/json; charset=utf-8",
            "Content-Disposition": 'attachment; filename="rendez-vous.json"',
            ...SANS_CACHE,
          },
        })
      : Response.json({ version, droit, contenu }, { headers: SANS_CACHE });
  });
}

/** Saves over the version that was read; 409 with what is there now when someone saved since. */
async function enregistrer(request: Request, id: string): Promise<Response> {
  if (!z.uuid().safeParse(id).success) return absent();
  return ecriture(request, false, async ({ utilisateur, service }) => {
    const octets = await lireOctets(request, DOSSIER_OCTETS_MAX);
    if (octets === null) return dire(413, "Ce dossier est trop volumineux pour être enregistré.");
    let brut: unknown;
    try {
      brut = JSON.parse(octets.toString("utf8"));
    } catch {
      return dire(400, "Le corps de la requête doit être du JSON.");
    }
    const lue = demande.safeParse(brut);
    if (!lue.success) return dire(400, "La version lue manque, ou n’en est pas une.");
    const contenu = lireContenu(lue.data.contenu);
    if (contenu.statut === "refuse") return dire(400, contenu.raison);
    const fait = await service.depot.enregistrer(utilisateur.id, id, contenu.contenu, lue.data.version);
    switch (fait.statut) {
      case "enregistre":
        return Response.json({ version: fait.version, modifieLe: fait.modifieLe }, { headers: SANS_CACHE });
      case "conflit":
        return dire(409, "Ce dossier a été modifié entre-temps.", {
          version: fait.dossier.version,
          contenu: fait.dossier.contenu,
          parMoi: fait.auteur === utilisateur.id,
        });
      case "refuse":
        return dire(403, "Ce dossier vous est partagé en lecture seule.");
      case "absent":
        return absent();
    }
  });
}

export const { GET, POST, PUT, PATCH, DELETE } = gestes(
  {
    GET: async (request, { params }) => lire(request, String((await params).id)),
    PUT: async (request, { params }) => enregistrer(request, String((await params).id)),
  },
  "Dossiers",
);
