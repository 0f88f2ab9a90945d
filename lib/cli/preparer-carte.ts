import { calculerEtGarder } from "../carte";
import { env } from "../env";
import type { RomeTables } from "../rome";
import { build } from "../rome/referential/build";

/**
 * Keeps the map of tables about to be installed beside them. An import does without it rather than fail: the server then
 * has it computed.
 */
export const preparerCarte =
  (avertir: (message: string) => void) =>
  async (rome: RomeTables): Promise<void> => {
    try {
      await calculerEtGarder(build(rome), env().romeDataDir);
    } catch (cause) {
      avertir(`la carte des métiers n'a pas été préparée (${String(cause)}).`);
    }
  };
