import { refuseRoute } from "@/lib/guards/refuse-route";
import { findOrderByToken } from "@/lib/orders/find-order";
import { writeOrderToPay } from "@/lib/orders/order-to-pay-cookie";

/**
 * Leads from an order's page to where it can be paid, on any device. The token goes along in a cookie: the
 * address of the page that loads Stripe's script carries no secret (docs/decisions/0005).
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const refused = await refuseRoute({ ownPagesOnly: false, limit: "order_status" });
  if (refused) return refused;
  const { token } = await params;
  const found = await findOrderByToken(token);
  if (found) await writeOrderToPay(token);
  // The page of a token that opens nothing says so.
  const location = found ? "/checkout/order" : `/orders/${encodeURIComponent(token)}`;
  return new Response(null, { status: 303, headers: { Location: location } });
}
