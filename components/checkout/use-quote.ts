import { useCallback, useRef, useState } from "react";
import type { Quote, RequestQuote } from "./checkout-types";

type QuoteState = {
  quote: Quote;
  shippingMethodId: string;
  /** The server is computing the total of the chosen delivery. */
  updating: boolean;
  /** The last choice could not be priced and was taken back. */
  failed: boolean;
  choose: (shippingMethodId: string) => Promise<void>;
  /** Takes over what a refusal brought with it. */
  replace: (quote: Quote) => void;
};

/** What the shopper would pay. The server computes it for every choice; the last choice wins. */
export function useQuote(initial: Quote, initialShipping: string, requestQuote: RequestQuote): QuoteState {
  const [quote, setQuote] = useState(initial);
  const [shippingMethodId, setShipping] = useState(initialShipping);
  const [updating, setUpdating] = useState(false);
  const [failed, setFailed] = useState(false);
  const { currency } = quote.summary;
  const latest = useRef(0);
  const priced = useRef(initialShipping);

  const choose = useCallback(
    async (id: string) => {
      latest.current += 1;
      const mine = latest.current;
      setShipping(id);
      setUpdating(true);
      setFailed(false);
      const answer = await requestQuote({ currency, shippingMethodId: id }).catch(() => null);
      if (mine !== latest.current) return;
      setUpdating(false);
      if (answer?.ok) {
        priced.current = id;
        setQuote(answer.quote);
        // A reload shows this choice again, priced by the server.
        window.history.replaceState(null, "", `?delivery=${encodeURIComponent(id)}`);
      } else if (answer?.kind === "cart_empty") {
        window.location.reload();
      } else {
        setShipping(priced.current);
        setFailed(true);
      }
    },
    [requestQuote, currency],
  );

  return { quote, shippingMethodId, updating, failed, choose, replace: setQuote };
}
