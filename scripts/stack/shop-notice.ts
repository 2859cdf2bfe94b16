import type { RunningShop } from "./start-shop";

const TEST_CARDS = [
  ["4242 4242 4242 4242", "pays"],
  ["4000 0025 0000 3155", "asks for 3D Secure"],
  ["4000 0000 0000 9995", "is declined"],
];

/** What a person needs to use a running shop, as a block of plain text. */
export function shopNotice({ url, sandboxUrl, staff }: RunningShop): string {
  const lines = [
    ["Shop", url],
    ["Admin", `${url}/admin`],
    ["", `${staff.email}   ${staff.password}`],
    ["Stripe", sandboxUrl ? `${sandboxUrl}   (the sandbox: no account, no network, no money)` : "test mode"],
    ["Cards", "any date to come, any CVC"],
    ...TEST_CARDS.map(([number, outcome]) => ["", `${number}   ${outcome}`]),
  ];
  return lines.map(([name, text]) => `  ${(name ?? "").padEnd(9)}${text}`).join("\n");
}
