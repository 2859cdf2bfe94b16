import { env } from "@/lib/env";
import { BareElements } from "./bare-elements";

/** The least a page with a Payment Element can send. */
export default function ElementsPage() {
  const { publishableKey, jsUrl } = env().stripe;
  return <BareElements publishableKey={publishableKey} jsUrl={jsUrl} />;
}
