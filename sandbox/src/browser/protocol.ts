import { isRecord } from "../page/guards";
import type { ApiRequest } from "./api";

/** The element types that have a frame of their own, as `elements.create(type)` names them. */
export type ElementType = "payment" | "address" | "linkAuthentication" | "expressCheckout";

/** Everything a frame needs to draw itself; sent once after it says it has loaded. */
export type FrameConfig = {
  elementType: ElementType;
  publishableKey: string;
  /** Options of `stripe.elements(…)`: amount in the currency's minor unit, currency, appearance, locale … */
  group: Record<string, unknown>;
  /** Options of `elements.create(type, …)`. */
  element: Record<string, unknown>;
};

/** What a page may ask a frame for; each is answered once. */
export type FrameQuery =
  | { name: "validate" }
  | { name: "value" }
  | { name: "send"; request: ApiRequest; formParameter: string | null; extra: Record<string, unknown> };

/** `issue` puts the caret into the first field that is marked as wrong. */
export type CommandName = "focus" | "issue" | "blur" | "clear" | "collapse" | "lock" | "unlock";

export type ToFrame =
  | { type: "init"; config: FrameConfig }
  | { type: "update"; group: Record<string, unknown>; element: Record<string, unknown> }
  | { type: "command"; name: CommandName }
  | { type: "query"; id: number; query: FrameQuery };

export type FromFrame =
  | { type: "loaded" }
  | { type: "resize"; height: number }
  | { type: "event"; name: string; detail: Record<string, unknown> }
  | { type: "answer"; id: number; value: unknown };

const TO_FRAME = new Set(["init", "update", "command", "query"]);
const FROM_FRAME = new Set(["loaded", "resize", "event", "answer"]);

/** Both ends are this program's code and check origin and source first; this only sorts out foreign messages. */
export function isToFrame(data: unknown): data is ToFrame {
  return isRecord(data) && typeof data.type === "string" && TO_FRAME.has(data.type);
}

/** See isToFrame. */
export function isFromFrame(data: unknown): data is FromFrame {
  return isRecord(data) && typeof data.type === "string" && FROM_FRAME.has(data.type);
}
