import type { Cause } from "@/lib/orders/record-order-event";
import type { Change } from "@/lib/payments/decide/changes";
import type { LoadedOrder } from "@/lib/payments/load";

/** What was decided about one order, and who or what caused it. */
export type Decided = { order: LoadedOrder; cause: Cause; changes: readonly Change[] };
