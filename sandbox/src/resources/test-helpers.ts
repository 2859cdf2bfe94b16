import { type Call, type Reply, route } from "../http/call";
import { fundIntent } from "../payments/fund";
import { noSuch } from "../protocol/errors";
import { integer, type ParamsOf, required, string } from "../protocol/params";

const fields = { amount: required(integer()), currency: required(string()), reference: string() };

export const testHelperRoutes = [route("POST", "test_helpers/customers/:/fund_cash_balance", fields, fund)];

/** Simulates a bank transfer from the customer; it pays for the customer's oldest PaymentIntent that awaits one. */
function fund(call: Call, params: ParamsOf<typeof fields>): Reply {
  const id = call.ids[0] ?? "";
  const customer = call.scope.account.customers.get(id);
  if (!customer || customer.deleted) throw noSuch("customer", id, "customer");
  fundIntent(call.scope, id, params.amount, params.currency);
  const { amount, currency } = params;
  return {
    render: () => ({
      object: "customer_cash_balance_transaction",
      id: `ccsbtxn_${id.slice(4)}`,
      created: call.scope.world.clock.seconds(),
      currency,
      customer: id,
      ending_balance: 0,
      funded: { bank_transfer: { reference: params.reference ?? null, type: "jp_bank_transfer" } },
      livemode: false,
      net_amount: amount,
      type: "funded",
    }),
  };
}
