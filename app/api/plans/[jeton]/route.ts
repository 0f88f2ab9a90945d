import { gestes } from "@/lib/http/api";
import { lirePlan, retirerPlan } from "@/lib/http/plans";

export const { GET, POST, PUT, PATCH, DELETE } = gestes(
  {
    GET: async (request, { params }) => lirePlan(request, String((await params).jeton)),
    DELETE: async (request, { params }) => retirerPlan(request, String((await params).jeton)),
  },
  "Plans partagés",
);
