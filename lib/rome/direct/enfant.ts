import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
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
 * watches its standard input.
 */
export function lancer(
  [programme, ...arguments_]: readonly [string, ...string[]],
  recevoir: (recu: Exclude<Message, { type: "bilan" }>) => void,
): Promise<Bilan> {
  return new Promise((resolve) => {
    const enfant = spawn(programme, arguments_, { stdio: ["pipe", "pipe", "ignore"] });
    const tuer = (): boolean => enfant.kill();
    process.once("exit", tuer);
    let rendu: Bilan | null = null;
    createInterface(enfant.stdout).on("line", (ligne) => {
      const lu = message.safeParse(jsonOuNull(ligne));
      if (!lu.success) return;
      if (lu.data.type === "bilan") rendu = lu.data.bilan;
      else recevoir(lu.data);
    });
    const finir = (code: number | null): void => {
      process.off("exit", tuer);
      resolve(
        rendu ?? {
          statut: "echec",
          version: null,
          detail: `La synchronisation s'est arrêtée (code ${code}).`,
        },
      );
    };
    enfant.on("close", finir);
    enfant.on("error", () => finir(null));
  });
}
