import { sortir } from "@/lib/auth";
import { gestes } from "@/lib/http/api";

export const { GET, POST, PUT, PATCH, DELETE } = gestes({ POST: sortir });
