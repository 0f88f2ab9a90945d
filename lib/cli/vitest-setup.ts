import fc from "fast-check";
import { SANS_REGLAGES } from "./sans-reglages";

// The same draws each time: a fault that random draws would show once in ten runs is looked for with FC_SEED, not by luck
// in someone else's change.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_251_123) });

// Settings of whoever runs the tests are not for them: a database of theirs would be brought up to date.
Object.assign(process.env, SANS_REGLAGES);
