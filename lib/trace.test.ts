import { spawn } from "node:child_process";
import { expect, test, vi } from "vitest";
import { finDe } from "./trace";

const finir = (script: string, programme = process.execPath): Promise<string> =>
  finDe(spawn(programme, ["-e", script], { stdio: ["ignore", "ignore", "pipe"] }));

test("the end of a process is told by its code or signal, and by the line that names its fault", async () => {
  expect(await finir("null.x")).toMatch(/^code 1, TypeError: Cannot read [^\n]*$/);
  expect(await finir("console.error('Réglage refusé.'); process.exit(3)")).toBe("code 3, Réglage refusé.");
  expect(await finir("process.exit(2)")).toBe("code 2");
  expect(await finir("process.kill(process.pid, 'SIGKILL')")).toBe("SIGKILL");
  expect(await finir("", "/nulle/part")).toBe("ENOENT");
});

test("it is told in few words, and without the value of a setting", async () => {
  vi.stubEnv("FRANCE_TRAVAIL_CLIENT_SECRET", "tenu-secret-partout");
  try {
    const dite = await finir("throw new Error(process.env.FRANCE_TRAVAIL_CLIENT_SECRET + ' refusé')");
    expect(dite).toBe("code 1, Error: … refusé");
    expect((await finir("throw new Error('long '.repeat(100_000))")).length).toBeLessThan(250);
  } finally {
    vi.unstubAllEnvs();
  }
});
