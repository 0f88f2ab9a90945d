import { ecriture } from "@/lib/auth";
import { gestes } from "@/lib/http/api";
import { SANS_CACHE } from "@/lib/http/result";

/** Everything kept of the account, as a file to take away. */
export const { GET, POST, PUT, PATCH, DELETE } = gestes({
  GET: (request) =>
    ecriture(request, true, async ({ utilisateur, service }) => {
      const tout = await service.utilisateurs.toutDe(utilisateur.id);
      return new Response(JSON.stringify(tout, null, 2), {
        headers: {
          "Content-Type": "application/json; charset=utf-8",
          "Content-Disposition": 'attachment; filename="passerelles-mes-donnees.json"',
          ...SANS_CACHE,
        },
      });
    }),
});
