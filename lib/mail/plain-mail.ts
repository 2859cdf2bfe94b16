import type { MailContent } from "./mail-content";
import { DELIVERY_TITLE, QUESTIONS, TRACKING } from "./mail-words";

/** A mail as plain text, which every program shows. */
export function plainMail(content: MailContent): string {
  return [
    content.greeting,
    "",
    ...content.paragraphs.flatMap((paragraph) => [paragraph, ""]),
    ...(content.tracking === null ? [] : [`${TRACKING} ${content.tracking}`, ""]),
    `${content.action.label}: ${content.action.link}`,
    "",
    ...content.bill.map(({ label, amount }) => `  ${label}    ${amount}`),
    "",
    ...content.totals.map(({ label, amount }) => `  ${label}    ${amount}`),
    "",
    DELIVERY_TITLE,
    "",
    ...content.delivery.map((line) => `  ${line}`),
    "",
    "--",
    content.seller.join(", "),
    `${QUESTIONS} ${content.answersTo}`,
    "",
  ].join("\n");
}
