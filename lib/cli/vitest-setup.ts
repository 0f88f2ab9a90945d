import fc from "fast-check";

// The same draws each time: a fault that random draws would show once in ten runs is looked for with FC_SEED, not by luck
// in someone else's change.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_251_123) });
