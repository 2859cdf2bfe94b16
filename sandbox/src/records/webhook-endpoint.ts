import type { Metadata } from "./parts";

/** `expiresAt` is in seconds; null for the secret in force. */
type SigningSecret = { secret: string; expiresAt: number | null };

export type WebhookEndpointRecord = {
  id: string;
  created: number;
  url: string;
  enabledEvents: string[];
  description: string | null;
  metadata: Metadata;
  apiVersion: string | null;
  disabled: boolean;
  secrets: SigningSecret[];
};
