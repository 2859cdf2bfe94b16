import type { DeliveryAttempt } from "../sandbox";

export type DeliveryRecord = {
  id: string;
  created: number;
  event: string;
  eventType: string;
  object: string;
  endpoint: string;
  url: string;
  state: "pending" | "succeeded" | "failed" | "dropped";
  attempts: DeliveryAttempt[];
  nextAttempt: number | null;
};
