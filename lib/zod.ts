import { z } from "zod";
import { fr } from "zod/locales";

// Refusals are read by people; and in a browser the Content-Security-Policy forbids the code that zod would make. Settled
// before the first schema: zod looks for it while it makes one.
z.config({ ...fr(), jitless: typeof window !== "undefined" });

/** For what also runs in a browser. */
export { z };
