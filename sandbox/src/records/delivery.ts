/** One try of one delivery: what the endpoint answered, or why there was no answer. */
export type DeliveryAttempt = {
  /** Milliseconds since the epoch on the sandbox's clock. */
  at: number;
  /** HTTP status, or null when no answer came (`error` says why). */
  status: number | null;
  /** Milliseconds the endpoint took. */
  duration: number;
  /** First 5,000 characters of the answer. */
  responseBody: string;
  error: string | null;
};

/** One event on its way to one endpoint. */
export type DeliveryRecord = {
  id: string;
  created: number;
  event: string;
  eventType: string;
  /** Id of the thing the event is about, such as `pi_…`. */
  object: string;
  endpoint: string;
  url: string;
  state: "pending" | "succeeded" | "failed" | "dropped";
  attempts: DeliveryAttempt[];
  /** Milliseconds since the epoch on the sandbox's clock, or null when no further try is planned. */
  nextAttempt: number | null;
};
