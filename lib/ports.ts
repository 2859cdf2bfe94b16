import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type Stripe from "stripe";

type StripeHttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;

/**
 * The two doors by which everything leaves this process: every statement for the database, and every call to
 * Stripe with all its tries. Both lead straight on. The fault harness puts itself in between, to cut the process
 * off before or after an effect, in the one way that a crash does: nothing gets through any more.
 */
export const ports: {
  database: (factory: SqlDriverAdapterFactory) => SqlDriverAdapterFactory;
  stripe: (client: StripeHttpClient) => StripeHttpClient;
} = {
  database: (factory) => factory,
  stripe: (client) => client,
};
