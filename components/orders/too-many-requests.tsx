/** For a browser that asked too often; the order itself is not touched by it. */
export function TooManyRequests({ retryAfterSeconds }: { retryAfterSeconds: number }) {
  return (
    <div className="mx-auto max-w-md px-4 py-16 text-center">
      <h1 className="text-2xl font-medium">One moment, please</h1>
      <p className="mt-3 text-ink-muted">
        This page was asked for very often. Your order is safe: reload in{" "}
        {retryAfterSeconds === 1 ? "a second" : `${retryAfterSeconds} seconds`}.
      </p>
    </div>
  );
}
