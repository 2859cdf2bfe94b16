const STOCK_CHECK = "product_stock_not_negative";

/** The part of Prisma's error that says what the database said, whatever Prisma makes of it. */
function databaseCause(error: unknown): { originalCode?: unknown; originalMessage?: unknown } | null {
  if (!(error instanceof Error) || !("meta" in error)) return null;
  const { meta } = error;
  if (typeof meta !== "object" || meta === null || !("driverAdapterError" in meta)) return null;
  const { driverAdapterError } = meta;
  if (typeof driverAdapterError !== "object" || driverAdapterError === null) return null;
  const cause = "cause" in driverAdapterError ? driverAdapterError.cause : null;
  return typeof cause === "object" ? cause : null;
}

/** The SQLSTATE of an error that came from the database, through Prisma or not; null for any other error. */
export function sqlState(error: unknown): string | null {
  const code = databaseCause(error)?.originalCode;
  if (typeof code === "string") return code;
  const own = error instanceof Error && "code" in error ? error.code : null;
  return typeof own === "string" && /^[0-9A-Z]{5}$/.test(own) && !/^P\d{4}$/.test(own) ? own : null;
}

// postgresql.org/docs/18/errcodes-appendix.html
const SERIALIZATION_FAILURE = "40001";
const DEADLOCK_DETECTED = "40P01";
const LOCK_NOT_AVAILABLE = "55P03";
const CHECK_VIOLATION = "23514";
const QUERY_CANCELED = "57014";

/**
 * Prisma's own word for it: the first two, where it keeps nothing of what the database said; that no connection was
 * free in time, so that the transaction never began; or that it took too long and was rolled back. In a crowd its
 * turn comes later.
 */
function lostByPrismasWord(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  if (error.code === "P2034") return true;
  return error.code === "P2028" && /Unable to start a transaction|expired transaction/.test(error.message);
}

/**
 * Whether a transaction failed only because another one was there at the same time: nothing was written, and
 * the same work may succeed when it is done again from the start. Stock that was there when it was read and
 * has gone since is such a case: done again, the work sees that it is gone.
 */
export function lostToAnother(error: unknown): boolean {
  switch (sqlState(error)) {
    case SERIALIZATION_FAILURE:
    case DEADLOCK_DETECTED:
    case LOCK_NOT_AVAILABLE:
    // By its time limit: nobody else cancels a query of ours.
    case QUERY_CANCELED:
      return true;
    case CHECK_VIOLATION:
      return String(databaseCause(error)?.originalMessage).includes(STOCK_CHECK);
    default:
      return lostByPrismasWord(error);
  }
}
