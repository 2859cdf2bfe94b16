import type { ReactNode, Ref } from "react";
import { Notice } from "@/components/ui/notice";
import type { PayMessage } from "./message";

type PayNoticeProps = {
  message: PayMessage | null;
  /** What has to be settled first; then there is a notice even without a message. */
  children: ReactNode;
  ref: Ref<HTMLDivElement>;
};

const TO_SETTLE: PayMessage = { tone: "warning", title: "Your order has to change first", lines: [] };

/** What stands above the Pay button when it cannot, or did not, go on. */
export function PayNotice({ message, children, ref }: PayNoticeProps) {
  if (!message && !children) return null;
  const { tone, title, lines, link } = message ?? TO_SETTLE;
  return (
    <Notice ref={ref} tone={tone} title={title} tabIndex={-1} className="mb-4">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {link && (
        <a href={link.href} className="mt-1 inline-block font-medium underline underline-offset-4">
          {link.label}
        </a>
      )}
      {children}
    </Notice>
  );
}
