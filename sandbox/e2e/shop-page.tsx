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

const config: ShopConfig = JSON.parse(document.getElementById("config")?.textContent ?? "{}");
const stripe = loadStripe("pk_test_sandbox");

async function createIntent(): Promise<string> {
  const response = await fetch("/create-intent", { method: "POST" });
  const { clientSecret } = (await response.json()) as { clientSecret: string };
  return clientSecret;
}

function Checkout() {
  const stripeJs = useStripe();
  const elements = useElements();
  const [log, setLog] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<string>("");
  const [wallets, setWallets] = useState("");
  const note = (line: string) => setLog((lines) => [...lines, line]);

  async function pay() {
    if (!stripeJs || !elements) return;
    setBusy(true);
    setOutcome("");
    try {
      if (!config.skipSubmit) {
        const { error } = await elements.submit();
        if (error) {
          setOutcome(`${error.type}: ${error.code} ${error.message}`);
          return;
        }
      }
      const confirmation = {
        elements,
        clientSecret: await createIntent(),
        confirmParams: { return_url: `${location.origin}/return` },
      };
      const result =
        config.redirect === "always"
          ? await stripeJs.confirmPayment(confirmation)
          : await stripeJs.confirmPayment({ ...confirmation, redirect: "if_required" });
      if (result.error) {
        const { type, code, decline_code: decline, message } = result.error;
        setOutcome(`${type}: ${[code, decline].filter(Boolean).join(" ")} ${message}`);
      } else if ("paymentIntent" in result) {
        setOutcome(`PaymentIntent ${result.paymentIntent?.status}`);
      }
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
          options={config.paymentOptions ?? {}}
          onReady={() => note("ready")}
          onChange={(event) =>
            note(`change ${event.value.type} complete=${event.complete} empty=${event.empty}`)
          }
        />
      )}
      <button type="submit" disabled={!stripeJs || busy}>
        Pay
      </button>
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

const { amount, currency, appearance, locale } = config;
createRoot(document.getElementById("root") ?? document.body).render(
  <StrictMode>
    <h1>Test shop</h1>
    <Elements
      stripe={stripe}
      options={{
        mode: "payment",
        amount,
        currency,
        ...(appearance ? { appearance } : {}),
        ...(locale ? { locale } : {}),
      }}
    >
      <Checkout />
    </Elements>
  </StrictMode>,
);
