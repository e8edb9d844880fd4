// Connection exceptions, no more connections, shutting down: PostgreSQL manual, appendix A "Error Codes".
const AWAY = /^(?:08\d{3}|53300|57P0[123]|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/
const AWAY_WORDS = /timeout exceeded when trying to connect|Connection terminated/

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
