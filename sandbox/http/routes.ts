import { balanceTransactionRoutes } from "../resources/balance-transactions";
import { chargeRoutes } from "../resources/charges";
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
import { createRouter } from "./router";

/** Every call of the API that exists here. A path that is not in this table is 404, as at Stripe. */
export const API_ROUTES = [
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
];

/** Finds the route of a method and a path without its leading `/v1/`. */
export const matchRoute = createRouter(API_ROUTES);
