import type { Appearance } from "@stripe/stripe-js";
import { colorScheme } from "../appearance-scheme";
import type { ElementType } from "../protocol";
import { frameAddress, nextFrameName } from "./frame";

const PAGES: Record<ElementType, { page: string; title: string }> = {
  payment: { page: "payment", title: "Secure payment input frame" },
  address: { page: "address", title: "Secure address input frame" },
  linkAuthentication: { page: "link-authentication", title: "Secure email input frame" },
  expressCheckout: { page: "express-checkout", title: "Secure express checkout frame" },
};

/** The frame of an element, dressed as Stripe.js dresses it. */
export function createElementIframe(
  type: ElementType,
  appearance: Appearance | undefined,
): HTMLIFrameElement {
  const iframe = document.createElement("iframe");
  const { page, title } = PAGES[type];
  iframe.name = nextFrameName();
  iframe.title = title;
  iframe.allow = "payment *; publickey-credentials-get *";
  iframe.setAttribute("frameborder", "0");
  iframe.src = frameAddress(page);
  // Set one by one through the CSSOM: a page's strict style-src forbids style attributes and style elements.
  const { style } = iframe;
  style.border = "0";
  // The frame is a little larger than its container, so that focus rings are not cut off.
  style.margin = "-4px";
  style.padding = "0";
  style.width = "calc(100% + 8px)";
  style.minWidth = "100%";
  style.overflow = "hidden";
  style.display = "block";
  style.userSelect = "none";
  style.height = "0px";
  style.colorScheme = colorScheme(appearance);
  return iframe;
}
