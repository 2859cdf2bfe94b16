/** What to look at when Stripe's events do not arrive. `endpoint` is the address they should come to. */
export function WebhookChecks({ endpoint }: { endpoint: string }) {
  return (
    <ul className="mt-2 list-disc space-y-1 pl-5">
      <li>
        Stripe’s Dashboard, Developers, Webhooks: the endpoint is{" "}
        <code className="font-mono text-xs break-all">{endpoint}</code>, enabled, and its deliveries succeed.
      </li>
      <li>
        Its signing secret is this shop’s <code className="font-mono text-xs">STRIPE_WEBHOOK_SECRET</code>:
        with another one every delivery is answered with 400.
      </li>
      <li>
        On your own machine{" "}
        <code className="font-mono text-xs break-all">stripe listen --forward-to {endpoint}</code> is running.
      </li>
    </ul>
  );
}
