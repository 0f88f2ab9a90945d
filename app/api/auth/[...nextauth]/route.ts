import { gestionnaire } from "@/lib/auth";
import { gestes } from "@/lib/http/api";

// next-auth wants the parts of the path, which Next gives a catch-all route as a list.
export const { GET, POST, PUT, PATCH, DELETE } = gestes(
  {
    GET: async (request, { params }) => {
      const parties = [(await params).nextauth ?? []].flat();
      return gestionnaire(request, { params: Promise.resolve({ nextauth: parties }) });
    },
  },
  "Connexion",
);
