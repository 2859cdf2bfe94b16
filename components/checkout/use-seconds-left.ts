import { useEffect, useState } from "react";

const TICK_MS = 250;

/**
 * Whole seconds until a moment (milliseconds since 1970), and 0 once it has come or where there is none.
 * Asks the clock each time, so that a laptop that slept is right at once.
 */
export function useSecondsLeft(until: number | null): number {
  const [secondsLeft, setSecondsLeft] = useState(0);
  useEffect(() => {
    const tick = () =>
      setSecondsLeft(until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    tick();
    if (until === null) return;
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [until]);
  return secondsLeft;
}
