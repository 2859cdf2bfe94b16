import type { Ref } from "react";
import { Notice } from "@/components/ui/notice";
import type { ContactField } from "@/lib/orders/contact-fields";

/** A field of the form by its name, or Stripe's part of it. */
export type FormPart = ContactField | "payment";

export type MissingPart = { part: FormPart; words: string };

type ErrorSummaryProps = {
  missing: readonly MissingPart[];
  /** Takes the keyboard to a part. */
  onFollow: (part: FormPart) => void;
  ref: Ref<HTMLDivElement>;
};

/** Everything that keeps a press of Pay from going on, at the top of the form, each with the way to it. */
export function ErrorSummary({ missing, onFollow, ref }: ErrorSummaryProps) {
  if (missing.length === 0) return null;
  return (
    <Notice
      ref={ref}
      tone="danger"
      title={missing.length === 1 ? "One thing is missing" : `${missing.length} things are missing`}
      tabIndex={-1}
      className="mb-8"
    >
      <ul>
        {missing.map(({ part, words }) => (
          <li key={part}>
            <a
              href={`#${part}`}
              onClick={(event) => {
                event.preventDefault();
                onFollow(part);
              }}
              className="inline-block py-0.5 underline underline-offset-4"
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
