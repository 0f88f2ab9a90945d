import NextAuth from "next-auth";
import { options } from "./options";

/** Handler of everything under `/api/auth/`. */
export const gestionnaire = (
  request: Request,
  contexte: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> => NextAuth(options())(request, contexte) as Promise<Response>;
