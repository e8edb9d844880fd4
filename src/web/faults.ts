// Connection exceptions, no more connections, disk or memory full, a limit of time reached, shutting down: PostgreSQL manual,
// appendix A "Error Codes".
const AWAY = /^(?:08\d{3}|53[0-3]00|57014|55P03|25P03|57P0[123]|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/
const AWAY_WORDS = /timeout exceeded when trying to connect|Connection terminated|not queryable|Query read timeout/

/** Whether a fault means that the database cannot be reached for now, which passes, rather than a mistake of ours. */
export function databaseAway(fault: unknown): boolean {
  for (let at = fault; at instanceof Error; at = at.cause) {
    const { code, syscall } = at as { code?: unknown; syscall?: unknown }
    const aFileIsMissing = code === 'ENOENT' && syscall !== 'connect'
    if (typeof code === 'string' && AWAY.test(code) && !aFileIsMissing) return true
    if (AWAY_WORDS.test(at.message)) return true
  }
  return false
}
