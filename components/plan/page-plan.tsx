import type { ReactNode } from "react";
import { Indisponible } from "@/components/etat/indisponible";
import { departDe } from "@/components/rendez-vous/depart";
import { lireReferential } from "@/lib/page";
import { PlanPartage } from "./plan-partage";

/** The page of a shared plan. What it shows is read by the browser: this server has no key to it. */
export async function PagePlan({ jeton }: { readonly jeton: string | null }): Promise<ReactNode> {
  const etat = await lireReferential();
  if (etat.statut !== "charge") return <Indisponible />;
  return (
    <>
      <h1 className="mb-4 text-3xl print:hidden">Plan partagé</h1>
      <p className="hidden max-w-3xl noscript:block">
        Ce plan est lu par le navigateur lui-même, pour que personne d’autre ne puisse le lire&nbsp;: il a
        besoin de JavaScript, qui est coupé ici.
      </p>
      <div className="noscript:hidden">
        <PlanPartage jeton={jeton} depart={departDe(etat.referential)} />
      </div>
    </>
  );
}
