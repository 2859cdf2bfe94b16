import { ApiError } from "./errors";

/** 404 for a path or method that is not in the table of routes. */
export function unknownUrl(method: string, path: string): ApiError {
  return new ApiError(
    404,
    {
      type: "invalid_request_error",
      message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    },
    false,
  );
}

/** 500, as a fault asks for it. */
export function serverError(saved: boolean): ApiError {
  return new ApiError(
    500,
    {
      type: "api_error",
      message:
        "Sorry! There was an error while talking to one of our backends. Support has been notified. (The sandbox was told to fail.)",
    },
    saved,
  );
}

/** 429 of a test account that calls too often. */
export function rateLimited(): ApiError {
  return new ApiError(
    429,
    {
      type: "invalid_request_error",
      code: "rate_limit",
      message:
        "Testmode request rate limit exceeded, the rate limits in testmode are lower than livemode. You can learn more about rate limits here https://stripe.com/docs/rate-limits.",
    },
    false,
  );
}

/** 409 of two calls about one object at the same time. */
export function lockTimeout(): ApiError {
  return new ApiError(
    409,
    {
      type: "invalid_request_error",
      code: "lock_timeout",
      message:
        "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.",
    },
    false,
  );
}

/** 400 for a body that is not form-encoded. */
export function wrongContentType(): ApiError {
  return new ApiError(
    400,
    {
      type: "invalid_request_error",
      message:
        "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.",
    },
    false,
  );
}
