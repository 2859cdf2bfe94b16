import type { Address, Metadata, Shipping } from "./parts";

export type CustomerRecord = {
  id: string;
  created: number;
  address: Address | null;
  description: string | null;
  email: string | null;
  name: string | null;
  phone: string | null;
  preferredLocales: string[];
  shipping: Shipping | null;
  defaultPaymentMethod: string | null;
  invoicePrefix: string;
  metadata: Metadata;
  deleted: boolean;
};
