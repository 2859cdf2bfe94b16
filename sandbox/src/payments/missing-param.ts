import { type ApiError, invalidParameter } from "../protocol/errors";

/** 400 parameter_missing, for what only some combinations of parameters need. */
export function missingParam(param: string): ApiError {
  return invalidParameter(`Missing required param: ${param}.`, param, "parameter_missing");
}
