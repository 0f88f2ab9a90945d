import { gestes } from "@/lib/http/api";
import { creerPlan } from "@/lib/http/plans";

export const { GET, POST, PUT, PATCH, DELETE } = gestes({ POST: creerPlan });
