import type { ReactNode } from "react";
import type { Metier, Referential } from "@/lib/rome";
import { direct } from "@/lib/rome/direct";
import { VerificationEnDirect } from "./verification-en-direct";

/** When this fiche was last read from France Travail; read again behind the page when that was more than a day ago. */
export function Verification({
  metier,
  referential,
}: {
  readonly metier: Metier;
  readonly referential: Referential;
}): ReactNode {
  const service = direct();
  if (service === null || referential.source !== "api") return null;
  return <VerificationEnDirect code={metier.code} connue={service.verifieeLe(metier.code)} />;
}
