import { schemaContenu } from "@/lib/dossiers";
import { getOnly, json } from "@/lib/http/api";

/** JSON Schema of an appointment as it is exported, for those who read the file elsewhere. */
export const { GET, POST, PUT, PATCH, DELETE } = getOnly(async (request) => json(request, schemaContenu()));
