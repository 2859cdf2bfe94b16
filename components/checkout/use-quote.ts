import { useCallback, useRef, useState } from "react";
import type { PricedCart } from "@/lib/orders/price-cart";
import type { Quote, QuoteAnswer, RequestQuote, SettleAction } from "./checkout-types";
import type { Take } from "./settle-line";

type QuoteState = {
  quote: Quote;
  /** What the shopper pressed Pay on before the shop put this quote in its place; null before that. */
  before: PricedCart | null;
  shippingMethodId: string;
  /** The server is computing another total. */
  updating: boolean;
  /** The last choice of a delivery could not be priced and was taken back. */
  failed: boolean;
  choose: (shippingMethodId: string) => Promise<void>;
  /** Changes a line that cannot be bought. Answers what is to be paid now; null where something newer does. */
  settle: (productId: string, take: Take) => Promise<Quote | "failed" | null>;
  /** Takes over what a refusal brought with it. */
  replace: (quote: Quote) => void;
};

/** What the shopper would pay. The server computes it for every choice; the last choice wins. */
export function useQuote(
  initial: Quote,
  initialShipping: string,
  { requestQuote, settleAction }: { requestQuote: RequestQuote; settleAction: SettleAction },
): QuoteState {
  const [quote, setQuote] = useState(initial);
  const [before, setBefore] = useState<PricedCart | null>(null);
  const [shippingMethodId, setShipping] = useState(initialShipping);
  const [updating, setUpdating] = useState(false);
  const [failed, setFailed] = useState(false);
  const { currency } = quote.summary;
  const latest = useRef(0);
  const priced = useRef(initialShipping);

  /** Shows what the server answers, unless it was asked again meanwhile: then there is no answer. */
  const ask = useCallback(async (asked: () => Promise<QuoteAnswer>) => {
    latest.current += 1;
    const mine = latest.current;
    setUpdating(true);
    setFailed(false);
    const answer = await asked().catch((): QuoteAnswer => ({ ok: false, kind: "unavailable" }));
    if (mine !== latest.current) return null;
    setUpdating(false);
    if (answer.ok) setQuote(answer.quote);
    else if (answer.kind === "cart_empty") window.location.reload();
    return answer;
  }, []);

  const choose = useCallback(
    async (id: string) => {
      setShipping(id);
      const answer = await ask(() => requestQuote({ currency, shippingMethodId: id }));
      if (answer?.ok) {
        priced.current = id;
        // A reload shows this choice again, priced by the server.
        window.history.replaceState(null, "", `?delivery=${encodeURIComponent(id)}`);
      } else if (answer?.kind === "unavailable") {
        setShipping(priced.current);
        setFailed(true);
      }
    },
    [ask, requestQuote, currency],
  );

  async function settle(productId: string, take: Take) {
    const answer = await ask(() => settleAction({ currency, shippingMethodId, productId, take }));
    if (answer?.ok) return answer.quote;
    return answer?.kind === "unavailable" ? "failed" : null;
  }

  function replace(next: Quote) {
    setBefore(quote.summary);
    setQuote(next);
  }

  return { quote, before, shippingMethodId, updating, failed, choose, settle, replace };
}
