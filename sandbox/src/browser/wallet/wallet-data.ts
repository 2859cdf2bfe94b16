/** Cards in the simulated wallet: Stripe's test cards, so that each outcome can be played. */
export const CARDS: { label: string; number: string; cvc: string }[] = [
  { label: "Visa •••• 4242", number: "4242424242424242", cvc: "123" },
  { label: "Visa •••• 0002 (declined)", number: "4000000000000002", cvc: "123" },
  { label: "Visa •••• 3155 (3D Secure)", number: "4000002500003155", cvc: "123" },
];

export type WalletContact = {
  name: string;
  phone: string;
  address: {
    line1: string;
    line2: string | null;
    city: string;
    state: string;
    postal_code: string;
    country: string;
  };
};

/** Addresses in the simulated wallet. */
export const CONTACTS: WalletContact[] = [
  {
    name: "Jenny Rosen",
    phone: "+14155550132",
    address: {
      line1: "510 Townsend St",
      line2: null,
      city: "San Francisco",
      state: "CA",
      postal_code: "94103",
      country: "US",
    },
  },
  {
    name: "Jakob Maier",
    phone: "+4930901820",
    address: {
      line1: "Unter den Linden 77",
      line2: null,
      city: "Berlin",
      state: "",
      postal_code: "10117",
      country: "DE",
    },
  },
];

export const EMAIL = "jenny.rosen@example.com";
