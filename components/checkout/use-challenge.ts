import { useCallback, useRef, useState } from "react";
import type { ChallengeWidget } from "@/lib/card-testing/challenge";

export type Challenge = {
  widget: ChallengeWidget;
  /** A widget gives one proof: another round needs another widget. */
  round: number;
  /** Hears the proof, and undefined when it is no longer good. */
  onProof: (proof: string | undefined) => void;
};

/** The CAPTCHA beside the Pay button: null until the server asks for it, then there for as long as the page is. */
export function useChallenge() {
  const [shown, setShown] = useState<Omit<Challenge, "onProof"> | null>(null);
  const proof = useRef<string>(undefined);
  const spent = useRef(false);
  const onProof = useCallback((given: string | undefined) => {
    proof.current = given;
  }, []);

  /** The proof for this press of Pay, given out once. */
  function takeProof(): string | undefined {
    const taken = proof.current;
    proof.current = undefined;
    if (taken !== undefined) spent.current = true;
    return taken;
  }

  function ask(widget: ChallengeWidget): void {
    spent.current = false;
    setShown((before) => ({ widget, round: (before?.round ?? 0) + 1 }));
  }

  /** After a press that failed otherwise: whoever spent a proof on it needs the next one. */
  function renew(): void {
    if (spent.current && shown) ask(shown.widget);
  }

  return { challenge: shown && { ...shown, onProof }, takeProof, ask, renew };
}
