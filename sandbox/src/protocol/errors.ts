/** The four values `error.type` has on the wire. */
type ErrorType = "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";

type ErrorBody = {
  type: ErrorType;
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  advice_code?: string;
  network_decline_code?: string;
  charge?: string;
  payment_intent?: object;
  payment_method?: object;
  setup_intent?: object;
};

/**
 * A refusal with Stripe's envelope. `saved` tells whether an idempotency key keeps it: only what happened after
 * the parameters were found valid is kept, so that a corrected retry with the same key can still run.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  readonly saved: boolean;

  constructor(status: number, body: ErrorBody, saved: boolean) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.saved = saved;
  }

  /** The answer's body as Stripe writes it. */
  toJson(): { error: ErrorBody & { doc_url?: string } } {
    const { code } = this.body;
    if (code === undefined) return { error: this.body };
    const doc_url = `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}`;
    return { error: { ...this.body, doc_url } };
  }
}

/** A parameter that is wrong in itself: 400, never saved under an idempotency key. */
export function invalidParameter(message: string, param: string | null, code?: string): ApiError {
  return new ApiError(
    400,
    { type: "invalid_request_error", message, ...(code ? { code } : {}), ...(param ? { param } : {}) },
    false,
  );
}

/** A valid request that the state of things forbids: 400, saved under the idempotency key. */
export function invalidRequest(message: string, extra: Partial<ErrorBody> = {}): ApiError {
  return new ApiError(400, { type: "invalid_request_error", message, ...extra }, true);
}

/** The object named in the URL does not exist: 404. A parameter that names a missing object is 400 instead. */
export function noSuch(object: string, id: string, param: string, status: 400 | 404 = 404): ApiError {
  const message = `No such ${object}: '${id}'`;
  return new ApiError(
    status,
    { type: "invalid_request_error", code: "resource_missing", message, param },
    false,
  );
}
