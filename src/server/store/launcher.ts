/**
 * Calls back once when the launcher that started this program (`start.mjs`) is gone, so that neither server nor database is orphaned.
 * A program started by hand (`node src/app/server.ts`) has no launcher, and nothing is ever called.
 */
export const whenLauncherDies = (act: () => void): void => {
  const launched = process.env.CHENXI_LAUNCHED
  delete process.env.CHENXI_LAUNCHED // our own children have another parent
  if (process.connected) process.once('disconnect', act)
  else if (launched) setImmediate(act) // it died before we came here
}
