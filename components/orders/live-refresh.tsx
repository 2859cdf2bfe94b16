"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

const POLL_EVERY_MS = 3_000;
const REFRESH_AT_MOST_EVERY_MS = 1_000;
/** After the server refused a stream (too many are open), ask for one again so much later. */
const STREAM_AGAIN_AFTER_MS = 30_000;

type LiveRefreshProps = {
  /** A route that answers with `orderChangeStream`. */
  url: string;
  /** The version that the page now shows. */
  version: string;
};

/**
 * Renders nothing; refreshes the page when what it shows has changed. Listens to server-sent events and
 * polls while there is no stream. A hidden page holds no connection and catches up when it is seen again.
 */
export function LiveRefresh({ url, version }: LiveRefreshProps) {
  const router = useRouter();
  const shown = useRef(version);
  useEffect(() => {
    shown.current = version;
  }, [version]);

  useEffect(() => {
    let stream: EventSource | null = null;
    let poll: number | undefined;
    let reopen: number | undefined;
    let refresh: number | undefined;
    let refreshedAt = 0;

    function refreshSoon() {
      if (refresh !== undefined) return;
      const wait = Math.max(0, refreshedAt + REFRESH_AT_MOST_EVERY_MS - performance.now());
      refresh = window.setTimeout(() => {
        refresh = undefined;
        refreshedAt = performance.now();
        router.refresh();
      }, wait);
    }

    function refreshUnlessShown(current: string) {
      if (current !== shown.current) refreshSoon();
    }

    async function ask() {
      try {
        const response = await fetch(url, { headers: { accept: "application/json" }, cache: "no-store" });
        if (!response.ok) return;
        const { version: current }: { version: string } = await response.json();
        refreshUnlessShown(current);
      } catch {
        // No network at the moment; the next round asks again.
      }
    }

    function startPolling() {
      poll ??= window.setInterval(ask, POLL_EVERY_MS);
    }

    function stopPolling() {
      window.clearInterval(poll);
      poll = undefined;
    }

    function open() {
      stream?.close();
      window.clearTimeout(reopen);
      stream = new EventSource(url);
      stream.addEventListener("open", stopPolling);
      stream.addEventListener("change", refreshSoon);
      stream.addEventListener("version", (event) => refreshUnlessShown(event.data));
      stream.addEventListener("error", () => {
        startPolling();
        // While CONNECTING the browser retries by itself; CLOSED means it has given up.
        if (stream?.readyState === EventSource.CLOSED)
          reopen = window.setTimeout(open, STREAM_AGAIN_AFTER_MS);
      });
    }

    function close() {
      stream?.close();
      stream = null;
      window.clearTimeout(reopen);
      stopPolling();
    }

    function followVisibility() {
      if (document.visibilityState === "hidden") close();
      else if (!stream) open();
    }

    followVisibility();
    document.addEventListener("visibilitychange", followVisibility);
    return () => {
      document.removeEventListener("visibilitychange", followVisibility);
      window.clearTimeout(refresh);
      close();
    };
  }, [router, url]);

  return null;
}
