import { env } from "@/lib/env";
import { getOnly, json } from "@/lib/http/api";
import { openapi } from "@/lib/http/openapi";

export const { GET, POST, PUT, PATCH, DELETE } = getOnly(async (request) =>
  json(request, openapi(env().siteUrl)),
);
