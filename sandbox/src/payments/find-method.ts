import { newId } from "../base/ids";
import { noSuch } from "../protocol/errors";
import { EMPTY_ADDRESS } from "../records/parts";
import type { PaymentMethodRecord } from "../records/payment-method";
import type { Scope } from "../store/scope";
import { bankAccountFrom } from "./bank-details";
import { TEST_METHOD_ACCOUNTS, TEST_METHOD_CARDS } from "./behaviours";
import { cardMethod } from "./card-details";

const EXPIRY_YEARS_AHEAD = 1;

/** The payment method with this id. Each use of a test id (`pm_card_visa` …) makes a fresh payment method. */
export function findPaymentMethod(
  scope: Scope,
  id: string,
  param: string,
  status: 400 | 404 = 400,
): PaymentMethodRecord {
  const known = scope.account.paymentMethods.get(id);
  if (known) return known;
  const made = fromTestId(scope, id);
  if (!made) throw noSuch("PaymentMethod", id, param, status);
  return scope.account.paymentMethods.put(made);
}

function fromTestId(scope: Scope, id: string): PaymentMethodRecord | null {
  const number = TEST_METHOD_CARDS[id];
  const accountNumber = TEST_METHOD_ACCOUNTS[id];
  if (number === undefined && accountNumber === undefined) return null;
  const now = new Date(scope.world.clock.now());
  const made =
    number === undefined
      ? bankAccountFrom({ account_number: accountNumber ?? "", routing_number: "110000000" })
      : cardMethod(number, now.getUTCMonth() + 1, now.getUTCFullYear() + EXPIRY_YEARS_AHEAD, false, null);
  return {
    id: newId("pm"),
    created: scope.world.clock.seconds(),
    customer: null,
    ...made,
    billingDetails: { address: EMPTY_ADDRESS, email: null, name: null, phone: null, tax_id: null },
    allowRedisplay: "unspecified",
    metadata: {},
    consumed: false,
  };
}
