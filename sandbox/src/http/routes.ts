import { balanceTransactionRoutes } from "../resources/balance-transactions";
import { chargeRoutes } from "../resources/charges";
import { cliSessionRoutes } from "../resources/cli-sessions";
import { confirmationTokenRoutes } from "../resources/confirmation-tokens";
import { customerRoutes } from "../resources/customers";
import { disputeRoutes } from "../resources/disputes";
import { eventRoutes } from "../resources/events";
import { intentActionRoutes } from "../resources/payment-intent-actions";
import { paymentIntentRoutes } from "../resources/payment-intents";
import { paymentMethodRoutes } from "../resources/payment-methods";
import { refundRoutes } from "../resources/refunds";
import { setupIntentRoutes } from "../resources/setup-intents";
import { testHelperRoutes } from "../resources/test-helpers";
import { webhookEndpointRoutes } from "../resources/webhook-endpoints";
import { route } from "./call";
import { unknownUrl } from "./call-errors";
import { integer, string } from "./params";
import { createRouter } from "./router";

/** Every call of the API that exists here. A path that is not in this table is 404, as at Stripe. */
const API_ROUTES = [
  ...paymentIntentRoutes,
  ...intentActionRoutes,
  ...paymentMethodRoutes,
  ...chargeRoutes,
  ...refundRoutes,
  ...disputeRoutes,
  ...customerRoutes,
  ...setupIntentRoutes,
  ...confirmationTokenRoutes,
  ...eventRoutes,
  ...webhookEndpointRoutes,
  ...balanceTransactionRoutes,
  ...testHelperRoutes,
  ...cliSessionRoutes,
];

/** Search is not part of the sandbox; without these, `search` would be taken for an id. */
const SEARCHES = ["payment_intents/search", "charges/search", "customers/search"].map((path) =>
  route("GET", path, { query: string(), limit: integer(), page: string() }, () => {
    throw unknownUrl("GET", `/v1/${path}`);
  }),
);

/** Finds the route of a method and a path without its leading `/v1/`. */
export const matchRoute = createRouter([...API_ROUTES, ...SEARCHES]);
