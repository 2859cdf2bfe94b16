/** A failure that a person can mend: the message is one sentence that says what happened and what to do. */
export class ExpectedFailure extends Error {
  override readonly name = "ExpectedFailure";
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** What to print for an error: one sentence for what a person can mend, the whole stack otherwise. */
export function describeFailure(error: unknown): string {
  if (error instanceof ExpectedFailure) return error.message;
  if (codeOf(error) === "ENOSPC" || /No space left on device/.test(String(error))) {
    return "The disk is full: free some space and run the same command again.";
  }
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}
