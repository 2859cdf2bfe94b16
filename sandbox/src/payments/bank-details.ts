import { stableText } from "../base/ids";
import { invalidParameter } from "../protocol/errors";
import type { MadeDetails } from "../records/payment-method";
import { TEST_ACCOUNTS, TEST_IBANS } from "./behaviours";
import type { MethodParams } from "./method-params";
import { missingParam } from "./missing-param";

/** A SEPA debit from an IBAN; one that is no test IBAN behaves like the good one. Throws 400. */
export function sepaFrom(given: string | undefined): MadeDetails {
  if (given === undefined) throw missingParam("sepa_debit");
  const iban = given.replaceAll(" ", "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) {
    throw invalidParameter(
      "The IBAN you entered is invalid.",
      "sepa_debit[iban]",
      "invalid_bank_account_iban",
    );
  }
  return {
    details: {
      type: "sepa_debit",
      country: iban.slice(0, 2),
      bankCode: iban.slice(4, 9),
      last4: iban.slice(-4),
      fingerprint: stableText(`iban:${iban}`, 16),
    },
    behaviour: TEST_IBANS[iban] ? iban : "AT611904300234573201",
  };
}

/** An ACH debit; an account number that is no test value behaves like the good one. Throws 400. */
export function bankAccountFrom(account: MethodParams["us_bank_account"]): MadeDetails {
  const number = account?.account_number;
  if (number === undefined) throw missingParam("us_bank_account[account_number]");
  const routing = account?.routing_number;
  if (routing === undefined) throw missingParam("us_bank_account[routing_number]");
  if (!/^\d{9}$/.test(routing)) {
    throw invalidParameter(
      "Invalid US routing number",
      "us_bank_account[routing_number]",
      "routing_number_invalid",
    );
  }
  if (!/^\d{4,17}$/.test(number)) {
    throw invalidParameter(
      "Invalid account number",
      "us_bank_account[account_number]",
      "account_number_invalid",
    );
  }
  return {
    details: {
      type: "us_bank_account",
      holderType: account?.account_holder_type ?? "individual",
      accountType: account?.account_type ?? "checking",
      routingNumber: routing,
      last4: number.slice(-4),
      fingerprint: stableText(`account:${routing}:${number}`, 16),
    },
    behaviour: TEST_ACCOUNTS[number] ? number : "000123456789",
  };
}
