import type { Bug } from "./bug";
import { HISTORIES, LIVES } from "./hunts";

const DECIDE = "lib/payments/decide";

/** What could go wrong in what the core decides. */
export const DECISION_BUGS: readonly Bug[] = [
  {
    name: "a snapshot that moves back is believed of a payment that is captured",
    edits: [
      {
        file: `${DECIDE}/decide-payment.ts`,
        find: `if (attempt.status === "captured") return UNCHANGED;`,
        replace: "",
      },
    ],
    hunt: HISTORIES,
  },
  {
    name: "an older snapshot opens a canceled payment again",
    edits: [
      {
        file: `${DECIDE}/decide-payment.ts`,
        find: `if (attempt.status === "canceled") return UNCHANGED;`,
        replace: "",
      },
      {
        file: `${DECIDE}/decide-payment.ts`,
        find: `if (!mayTakeMoney(attempt.status) && outcome`,
        replace: `if (false && outcome`,
      },
    ],
    hunt: HISTORIES,
  },
  {
    name: "an order ends while its payment can still be paid",
    edits: [
      {
        file: `${DECIDE}/decide-close.ts`,
        find: `if (order.attempts.some(({ status }) => mayTakeMoney(status))) return UNCHANGED;`,
        replace: "",
      },
      {
        file: `${DECIDE}/decide-close.ts`,
        find: `import { mayTakeMoney, type OrderState }`,
        replace: `import type { OrderState }`,
      },
    ],
    hunt: HISTORIES,
  },
  {
    name: "late money is honoured although the shelf is empty",
    edits: [
      {
        file: `${DECIDE}/settle.ts`,
        find: `if (!isOpen(order.status) && !order.stockAvailable)`,
        replace: `if (false)`,
      },
    ],
    hunt: HISTORIES,
  },
  {
    name: "late money takes nothing from the shelf",
    edits: [
      {
        file: `${DECIDE}/settle.ts`,
        find: `...(isOpen(order.status) ? [] : [{ do: "take_stock" } as const]),`,
        replace: "",
      },
    ],
    hunt: HISTORIES,
  },
  {
    name: "an order that ends gives nothing back to the shelf",
    edits: [{ file: `${DECIDE}/payment-changes.ts`, find: `{ do: "return_stock" },`, replace: "" }],
    hunt: HISTORIES,
  },
  {
    name: "a payment that Stripe canceled leaves its order open",
    edits: [
      {
        file: `${DECIDE}/decide-authorization.ts`,
        find: `return applied(put, ...closing(order, reason === "abandoned" ? "expired" : "canceled"));`,
        replace: `return applied(put);`,
      },
    ],
    hunt: HISTORIES,
  },
  {
    name: "refunds that were asked for and not sent are forgotten when the next is asked for",
    edits: [{ file: `${DECIDE}/refund-room.ts`, find: `  "requested",\n`, replace: "" }],
    hunt: HISTORIES,
  },
  {
    name: "refunds that wait for approval are forgotten when the next is asked for",
    edits: [{ file: `${DECIDE}/refund-room.ts`, find: `  "awaiting_approval",\n`, replace: "" }],
    hunt: HISTORIES,
  },
  {
    name: "a refund on its way counts as gone",
    edits: [
      {
        file: `${DECIDE}/decide-refund.ts`,
        find: `.filter(({ status }) => status === "succeeded")`,
        replace: `.filter(({ status }) => status === "succeeded" || status === "pending")`,
      },
    ],
    hunt: HISTORIES,
  },
  {
    name: "pieces go back on the shelf with every word of their refund",
    edits: [
      {
        file: `${DECIDE}/decide-refund.ts`,
        find: `if (next.restock && !next.restocked)`,
        replace: `if (next.restock)`,
      },
      {
        file: `${DECIDE}/decide-refund.ts`,
        find: `if (next.status === before?.status) return changes;`,
        replace: "",
      },
      { file: `${DECIDE}/decide-refund.ts`, find: `if (same) return UNCHANGED;`, replace: "void same;" },
    ],
    hunt: HISTORIES,
  },
  {
    name: "who asked for a refund approves it",
    edits: [
      {
        file: `${DECIDE}/decide-approval.ts`,
        find: `if (refund.requestedBy === by) return refused("same_person");`,
        replace: "",
      },
    ],
    hunt: HISTORIES,
  },
  {
    name: "no refund waits for a second person",
    edits: [
      {
        file: `${DECIDE}/decide-refund-request.ts`,
        find: `const waits = needsApproval(order, amount, rules);`,
        replace: `const waits = false; void needsApproval;`,
      },
    ],
    hunt: HISTORIES,
  },
  {
    name: "a disputed payment is refunded",
    edits: [
      {
        file: `${DECIDE}/decide-refund-request.ts`,
        find: `if (isHeldByDispute(order, attempt.id)) return refused("charge_disputed");`,
        replace: "",
      },
    ],
    hunt: HISTORIES,
  },
  {
    name: "a late word of a dispute is believed",
    edits: [
      {
        file: `${DECIDE}/decide-dispute.ts`,
        find: `if (before && RANK[next.status] <= RANK[before.status] && !asked) return ask;`,
        replace: "",
      },
      {
        file: `${DECIDE}/decide-dispute.ts`,
        find: `if (before && sameDispute(before, next)) return UNCHANGED;`,
        replace: `if (before && (asked || sameDispute(before, next))) return UNCHANGED;`,
      },
    ],
    hunt: HISTORIES,
  },
  {
    name: "another amount than was ordered is paid",
    edits: [
      {
        file: "lib/payments/match-payment.ts",
        find: `const asDecided = rightAmount && facts.amountReceived === decided && decided > 0;`,
        replace: `const asDecided = decided > 0;`,
      },
    ],
    hunt: LIVES,
  },
];
