import type { FromFrame } from "../protocol";
import { FrameLink, frameAddress, nextFrameName } from "./frame";

export type Overlay = { link: FrameLink; close(): void };

/**
 * Lays a full-page frame over the shop. The rest of the page is inert until it closes, so that keyboard and
 * screen reader stay in the dialog, and the focus goes back to where it was.
 */
export function openOverlay(
  page: string,
  title: string,
  fragment: Record<string, string>,
  receive: (message: FromFrame, overlay: Overlay) => void,
): Overlay {
  const iframe = document.createElement("iframe");
  iframe.name = nextFrameName();
  iframe.title = title;
  iframe.src = frameAddress(page, fragment);
  const { style } = iframe;
  style.position = "fixed";
  style.inset = "0";
  style.width = "100%";
  style.height = "100%";
  style.border = "0";
  style.zIndex = "2147483647";
  style.colorScheme = "light";
  const previousFocus = document.activeElement;
  const siblings = [...document.body.children].filter(
    (node) => node instanceof HTMLElement && !node.inert && node.tagName !== "SCRIPT",
  );
  for (const node of siblings) node.toggleAttribute("inert", true);

  const link = new FrameLink(iframe, (message) => {
    if (message.type === "loaded") iframe.focus();
    receive(message, overlay);
  });
  const overlay: Overlay = {
    link,
    close: () => {
      link.close();
      for (const node of siblings) node.toggleAttribute("inert", false);
      if (previousFocus instanceof HTMLElement) previousFocus.focus();
    },
  };
  document.body.append(iframe);
  return overlay;
}

/** Shows the bank's 3D Secure test page for a PaymentIntent; resolves when the shopper is through, either way. */
export function showChallenge(publishableKey: string, clientSecret: string): Promise<void> {
  return new Promise((resolve) => {
    const fragment = { key: publishableKey, secret: clientSecret };
    openOverlay("three-ds-2-challenge", "3D Secure challenge", fragment, (message, overlay) => {
      if (message.type !== "event" || message.name !== "close") return;
      overlay.close();
      resolve();
    });
  });
}
