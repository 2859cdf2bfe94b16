import { digitsOf } from "./validators";

/** `1234` -> `12 / 34`, `5` -> `05 / `, `12/2034` -> `12 / 34`. While deleting, nothing is added back. */
export function formatExpiry(value: string, deleting: boolean): string {
  let digits = digitsOf(value);
  const single = /^\s*([1-9])\s*\//.exec(value)?.[1];
  if (single) digits = `0${digits}`;
  if (/^[2-9]/.test(digits)) digits = `0${digits}`;
  if (digits.length >= 6 && digits.slice(2, 4) === "20") digits = digits.slice(0, 2) + digits.slice(4, 6);
  digits = digits.slice(0, 4);
  if (deleting) {
    if (digits.length <= 2) return digits;
    return `${digits.slice(0, 2)} / ${digits.slice(2)}`;
  }
  return digits.length < 2 ? digits : `${digits.slice(0, 2)} / ${digits.slice(2)}`;
}
