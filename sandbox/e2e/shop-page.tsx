import {
  AddressElement,
  Elements,
  ExpressCheckoutElement,
  LinkAuthenticationElement,
  PaymentElement,
  useElements,
  useStripe,
} from "@stripe/react-stripe-js";
import { loadStripe } from "@stripe/stripe-js/pure";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import type { ShopConfig } from "./shop-config";
import { askShop, takePayment } from "./shop-flows";

const config: ShopConfig = JSON.parse(document.getElementById("config")?.textContent ?? "{}");
const stripe = loadStripe("pk_test_sandbox");

function Checkout({ clientSecret }: { clientSecret: string | null }) {
  const stripeJs = useStripe();
  const elements = useElements();
  const [log, setLog] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<string>("");
  const [wallets, setWallets] = useState("");
  const [paymentOptions, setPaymentOptions] = useState(config.paymentOptions ?? {});
  const note = (line: string) => setLog((lines) => [...lines, line]);

  async function pay() {
    if (!stripeJs || !elements) return;
    setBusy(true);
    setOutcome("");
    try {
      setOutcome(await takePayment(stripeJs, elements, config, clientSecret));
    } catch (error) {
      setOutcome(`thrown ${String(error)}`);
    } finally {
      setBusy(false);
    }
  }

  const shows = (name: ShopConfig["elements"][number]) => config.elements.includes(name);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void pay();
      }}
    >
      {shows("expressCheckout") && (
        <ExpressCheckoutElement
          options={config.expressOptions ?? {}}
          onReady={(event) => setWallets(JSON.stringify(event.availablePaymentMethods))}
          onClick={(event) => event.resolve()}
          onConfirm={() => void pay()}
          onCancel={() => note("cancel")}
          onShippingAddressChange={(event) => {
            note(`shipping to ${event.address.country}`);
            event.resolve();
          }}
        />
      )}
      {shows("linkAuthentication") && (
        <LinkAuthenticationElement onChange={(event) => note(`email ${event.complete}`)} />
      )}
      {shows("shippingAddress") && (
        <AddressElement
          options={{ mode: "shipping" }}
          onChange={(event) => event.complete && note(`shipping ${JSON.stringify(event.value)}`)}
        />
      )}
      {shows("billingAddress") && <AddressElement options={{ mode: "billing" }} />}
      {shows("payment") && (
        <PaymentElement
          options={paymentOptions}
          onReady={() => note("ready")}
          onLoadError={(event) => note(`loaderror ${event.error.message}`)}
          onChange={(event) =>
            note(`change ${event.value.type} complete=${event.complete} empty=${event.empty}`)
          }
        />
      )}
      <button type="submit" disabled={!stripeJs || busy}>
        Pay
      </button>
      {config.laterPaymentOptions && (
        <button type="button" onClick={() => setPaymentOptions(config.laterPaymentOptions ?? {})}>
          Change options
        </button>
      )}
      <output data-testid="outcome">{outcome}</output>
      <output data-testid="wallets">{wallets}</output>
      <ol data-testid="log">
        {log.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever appended
          <li key={index}>{line}</li>
        ))}
      </ol>
    </form>
  );
}

const { currency, locale, flow, laterAmount, laterAppearance } = config;
const clientSecret = flow === "intent_first" ? (await askShop("/create-intent")).clientSecret : null;

function Shop() {
  const [amount, setAmount] = useState(config.amount);
  const [appearance, setAppearance] = useState(config.appearance);
  const looks = { ...(appearance && { appearance }), ...(locale && { locale }) };
  return (
    <>
      <h1>Test shop</h1>
      <Elements
        stripe={stripe}
        options={clientSecret ? { clientSecret, ...looks } : { mode: "payment", amount, currency, ...looks }}
      >
        <Checkout clientSecret={clientSecret} />
      </Elements>
      {laterAmount && (
        <button type="button" onClick={() => setAmount(laterAmount)}>
          Change amount
        </button>
      )}
      {laterAppearance && (
        <button type="button" onClick={() => setAppearance(laterAppearance)}>
          Change appearance
        </button>
      )}
    </>
  );
}

createRoot(document.getElementById("root") ?? document.body).render(
  <StrictMode>
    <Shop />
  </StrictMode>,
);
