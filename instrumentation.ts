/** Runs once, before the first request: settings, referential, search index. A wrong setting stops the start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("./lib/start");
  await startServer();
}
