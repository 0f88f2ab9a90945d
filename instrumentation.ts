/** Under `next dev`, which has no server of ours around it: the data is loaded before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NODE_ENV === "production") return;
  const { startServer } = await import("./lib/start");
  await startServer();
}
