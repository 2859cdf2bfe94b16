/** What an idempotency key answers. Its id is the key. */
export type IdempotencyRecord = {
  id: string;
  /** Seconds. */
  created: number;
  /** Hash of method, path and parameters. */
  fingerprint: string;
  requestId: string;
  status: number;
  /** The answer, or how to write it again: records never change, so the same text comes out without being kept. */
  body: string | (() => string);
};
