import { ecriture } from "@/lib/auth";

/** Everything kept of the account, as a file to take away. */
export function GET(request: Request): Promise<Response> {
  return ecriture(request, true, async ({ utilisateur, service }) => {
    const tout = await service.utilisateurs.toutDe(utilisateur.id);
    return new Response(JSON.stringify(tout, null, 2), {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": 'attachment; filename="passerelles-mes-donnees.json"',
        "Cache-Control": "no-store",
      },
    });
  });
}
