import { EnvError, env } from "../env";
import { ClientFranceTravail, controler } from "../rome/sources/francetravail";

const SIGNES = { conforme: "✓", ecarts: "≠", indisponible: "✗" } as const;

/**
 * `npm run rome:check-api`: one call to each API of France Travail, and what its answer has that the contract does not say.
 * Exit code 1 when an API does not answer.
 */
async function main(): Promise<void> {
  const { franceTravail } = env();
  if (franceTravail === null) {
    throw new EnvError(
      "Réglages FRANCE_TRAVAIL_CLIENT_ID et FRANCE_TRAVAIL_CLIENT_SECRET absents : voir le README, « Les API ROME ».",
    );
  }
  for (const { nom, statut, constats } of await controler(new ClientFranceTravail(franceTravail))) {
    console.log(`${SIGNES[statut]} ${nom}${statut === "conforme" ? " : conforme" : ""}`);
    for (const constat of constats) console.log(`    ${constat}`);
    if (statut === "indisponible") process.exitCode = 1;
  }
}

main().catch((cause: unknown) => {
  console.error(cause instanceof EnvError ? cause.message : cause);
  process.exitCode = 1;
});
