import { type ApiRoute, route } from "../http/call";
import { unknownUrl } from "../protocol/call-errors";
import { integer, string } from "../protocol/params";
import { balanceTransactionRoutes } from "./balance-transactions";
import { chargeRoutes } from "./charges";
import { confirmationTokenRoutes } from "./confirmation-tokens";
import { customerRoutes } from "./customers";
import { disputeRoutes } from "./disputes";
import { eventRoutes } from "./events";
import { intentActionRoutes } from "./payment-intent-actions";
import { paymentIntentRoutes } from "./payment-intents";
import { paymentMethodRoutes } from "./payment-methods";
import { refundRoutes } from "./refunds";
import { setupIntentRoutes } from "./setup-intents";
import { testHelperRoutes } from "./test-helpers";
import { webhookEndpointRoutes } from "./webhook-endpoints";

/** Search is not part of the sandbox; without these, `search` would be taken for an id. */
const searches = ["payment_intents/search", "charges/search", "customers/search"].map((path) =>
  route("GET", path, { query: string(), limit: integer(), page: string() }, () => {
    throw unknownUrl("GET", `/v1/${path}`);
  }),
);

/** Every call of the API that a shop can make here. A path that is not in this table is 404, as at Stripe. */
export const apiRoutes: ApiRoute[] = [
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
  ...searches,
];
