import { route } from "../http/call";
import { createdFields, listReply } from "../http/lists";
import { noSuch } from "../protocol/errors";
import { string } from "../protocol/params";
import type { BalanceTransactionRecord } from "../records/balance-transaction";
import { wireBalanceTransaction } from "../wire/balance-transaction";

const fields = { ...createdFields, currency: string(), payout: string(), source: string(), type: string() };

export const balanceTransactionRoutes = [
  route("GET", "balance_transactions", fields, (call, params) => {
    const { account, world } = call.scope;
    const { currency, payout, source, type } = params;
    const now = world.clock.seconds();
    const index =
      source !== undefined
        ? { index: { name: "source", keys: [source] } }
        : type !== undefined
          ? { index: { name: "type", keys: [type] } }
          : {};
    const filter = (record: BalanceTransactionRecord) =>
      payout === undefined &&
      (currency === undefined || record.currency === currency) &&
      (type === undefined || record.type === type);
    return listReply(
      account.balanceTransactions,
      "balance_transaction",
      "/v1/balance_transactions",
      params,
      (record) => wireBalanceTransaction(record, now),
      { ...index, filter },
    );
  }),
  route("GET", "balance_transactions/:", {}, (call) => {
    const { account, world } = call.scope;
    const id = call.ids[0] ?? "";
    const record = account.balanceTransactions.get(id);
    if (!record) throw noSuch("balance_transaction", id, "id");
    const now = world.clock.seconds();
    return { render: () => wireBalanceTransaction(record, now) };
  }),
];
