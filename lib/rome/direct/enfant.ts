import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
import { finDe } from "../../trace";
import { jsonOuNull } from "../json";
import { etatApi } from "../sources/francetravail";
import { type Bilan, bilan } from "../update";

/** What a synchronisation in a process of its own says, one line of JSON each. */
export const message = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("progres"),
    fait: z.int(),
    reste: z.int(),
    secondesRestantes: z.int(),
  }),
  z.object({ type: z.literal("apis"), apis: z.array(etatApi) }),
  z.object({ type: z.literal("avertissement"), texte: z.string() }),
  z.object({ type: z.literal("bilan"), bilan }),
]);
export type Message = z.infer<typeof message>;

/**
 * Runs a synchronisation apart: it takes memory and seconds that visitors need. It ends with us, even when we are killed: it
 * watches its standard input. Where it ends without a report, the report says that; what the child said of it is a warning,
 * for the log.
 */
export async function lancer(
  [programme, ...arguments_]: readonly [string, ...string[]],
  recevoir: (recu: Exclude<Message, { type: "bilan" }>) => void,
): Promise<Bilan> {
  const enfant = spawn(programme, arguments_, { stdio: ["pipe", "pipe", "pipe"] });
  const tuer = (): boolean => enfant.kill();
  process.once("exit", tuer);
  let rendu = null as Bilan | null;
  createInterface(enfant.stdout).on("line", (ligne) => {
    const lu = message.safeParse(jsonOuNull(ligne));
    if (!lu.success) return;
    if (lu.data.type === "bilan") rendu = lu.data.bilan;
    else recevoir(lu.data);
  });
  const fin = await finDe(enfant);
  process.off("exit", tuer);
  if (rendu !== null) return rendu;
  recevoir({ type: "avertissement", texte: `Processus de synchronisation arrêté (${fin}).` });
  return { statut: "echec", version: null, detail: "La synchronisation s'est arrêtée avant sa fin." };
}
