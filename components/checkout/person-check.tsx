import { useEffect, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { type CaptchaApi, loadCaptcha } from "@/lib/card-testing/browser";
import type { Challenge } from "./use-challenge";

type PersonCheckProps = Pick<Challenge, "widget" | "onProof">;

/** The CAPTCHA's widget; its script is loaded when this is first shown. */
export function PersonCheck({ widget: { siteKey, scriptUrl }, onProof }: PersonCheckProps) {
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    // The scripts want an element that React does not look into.
    const place = document.createElement("div");
    box.current?.append(place);
    const hear = (proof: string | undefined, broken: boolean) => {
      onProof(proof);
      setFailed(broken);
    };
    let drawn: { by: CaptchaApi; id: unknown } | undefined;
    function draw(by: CaptchaApi) {
      if (!place.isConnected) return;
      const id = by.render(place, {
        sitekey: siteKey,
        theme: window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
        callback: (proof) => hear(proof, false),
        "expired-callback": () => hear(undefined, false),
        "error-callback": () => hear(undefined, true),
      });
      drawn = { by, id };
    }
    loadCaptcha(scriptUrl)
      .then(draw)
      .catch(() => hear(undefined, true));
    return () => {
      drawn?.by.remove?.(drawn.id);
      place.remove();
      onProof(undefined);
    };
  }, [siteKey, scriptUrl, onProof]);

  return (
    <section aria-label="Check that you are a person" className="mb-4">
      <div ref={box} className={failed ? undefined : "flex min-h-18 justify-center"} />
      {failed && (
        <Notice tone="danger" title="The check did not load">
          Check your connection, or an extension that blocks {new URL(scriptUrl).host}, then press Pay to load
          it again.
        </Notice>
      )}
    </section>
  );
}
