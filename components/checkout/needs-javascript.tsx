import { Notice } from "@/components/ui/notice";

/** For browsers without JavaScript; `kept` says what is not lost by that. */
export function NeedsJavaScript({ kept }: { kept: string }) {
  return (
    <noscript>
      <Notice tone="warning" title="Paying needs JavaScript" className="mb-8">
        The form for your card comes from Stripe and runs in your browser. Switch JavaScript on for this page,
        or use another browser. {kept}
      </Notice>
    </noscript>
  );
}
