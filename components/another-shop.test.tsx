import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { homeOfCurrency } from "@/components/checkout/countries";
import { OrderPage } from "@/components/orders/order-page";
import { BrokenPage } from "@/components/shop/broken-page";
import { CartSummary } from "@/components/shop/cart-summary";
import { EmptyCart } from "@/components/shop/empty-cart";
import { HomeHero } from "@/components/shop/home-hero";
import { ProductStory } from "@/components/shop/product-story";
import { ShopFooter } from "@/components/shop/shop-footer";
import { ShopHeader } from "@/components/shop/shop-header";
import type { OrderView } from "@/lib/orders/find-order";

// What an adopter does: the same code, with other facts in lib/shop.ts.
vi.mock("@/lib/shop", () => import("@/lib/testing/another-shop"));

const OURS = /Sund|kiln|stoneware|USD|KWD|dollar|tide-cup|working day/i;

function shown(element: ReactElement): string {
  const html = renderToStaticMarkup(element);
  expect(html).not.toMatch(OURS);
  return html;
}

const PRODUCT = {
  id: "notebook",
  slug: "notebook",
  name: "Notebook",
  category: "Paper",
  summary: "Sewn.",
  description: "Sewn by hand.",
  details: ["A5"],
  image: "/notebook.svg",
  left: null,
  price: { amount: 1200, currency: "eur" },
};
const SHIPPING = [{ id: "post", name: "Post", description: "A week", price: { amount: 0, currency: "eur" } }];
const NOTHING = async () => null;

const ORDER: OrderView = {
  id: "0b0e5f3e-6f0e-4c8e-9a53-6a3a3f6b3a11",
  number: 1001,
  status: "paid",
  reviewReason: null,
  tooManyDeclines: false,
  capturedAmount: 1200,
  authorized: false,
  released: false,
  paidTooLate: false,
  refundedAmount: 0,
  disputeOpen: false,
  currency: "eur",
  itemsAmount: 1200,
  shippingAmount: 0,
  taxAmount: 0,
  discountAmount: 0,
  totalAmount: 1200,
  contact: {
    email: "ada@example.com",
    name: "Ada",
    line1: "Ring 1",
    city: "Bern",
    postalCode: "3000",
    country: "CH",
  },
  addressLines: ["Ada", "Ring 1", "3000 Bern", "Switzerland"],
  shippingMethodName: "Post",
  createdAt: new Date(0),
  paidAt: new Date(0),
  version: "1",
  items: [],
};

test("header and footer carry the name, logo, currencies, policies and address of another shop", () => {
  const header = shown(<ShopHeader currency="eur" cartCount={0} chooseCurrency={async () => undefined} />);
  expect(header).toMatch(/<img src="\/logo.svg" width="120" height="40" alt="Papier &amp; Co"/);
  expect(header).toContain("Swiss Franc");
  expect(header.match(/name="currency"/g)).toHaveLength(2);
  const footer = shown(<ShopFooter />);
  expect(footer).toContain('<a href="/terms"');
  expect(footer).toContain("mailto:post@papier.example");
});

test("home, product and cart say what another shop says, and leave out what it does not", () => {
  expect(shown(<HomeHero />)).toContain("Write it down.");
  const story = shown(<ProductStory product={PRODUCT} shipping={SHIPPING} addToCart={NOTHING} />);
  expect(story).toContain("Off to the post tomorrow.");
  expect(story).toContain("Tax is in the price.");
  expect(shown(<EmptyCart />)).not.toContain("<img");
  expect(shown(<BrokenPage error={null} retry={() => {}} />)).not.toContain("<img");
  const cart = { id: null, version: 0, lines: [], currency: "eur" as const, itemsAmount: 0, count: 0 };
  expect(shown(<CartSummary cart={cart} />)).toContain("Tax is in the price.");
});

test("an order and its receipt name another shop as the seller and promise what it promises", () => {
  const page = shown(
    <OrderPage
      order={ORDER}
      standing="unknown"
      shipped={{ parcels: [], restFollows: true }}
      live={null}
      mails={false}
    />,
  );
  expect(page).toContain("Papier &amp; Co OHG, Am Markt 1, 04109 Leipzig");
  expect(page).toContain("VAT no. DE123456789");
  expect(page).toContain("Off to the post tomorrow.");
  expect(page).not.toMatch(/send it back|inbox/);
  expect(
    shown(
      <OrderPage
        order={{ ...ORDER, reviewReason: "x", status: "pending" }}
        standing="unknown"
        shipped={{ parcels: [], restFollows: true }}
        live={null}
        mails
      />,
    ),
  ).toContain("Somebody calls you.");
});

test("a currency suggests a country only where another shop sends parcels", () => {
  expect(homeOfCurrency("usd")).toBe("");
});
