import { isRecord, readRecord, readString } from "../../page/guards";
import { authorization } from "./control-key";
import { toast } from "./toast";

/** One call to a control route; false (and a note on the page) when it was refused. */
export async function control(path: string, body: Record<string, unknown>, done: string): Promise<boolean> {
  try {
    const response = await fetch(`/_sandbox/${path}`, {
      method: "POST",
      headers: { ...authorization, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) {
      toast(done);
      return true;
    }
    toast(messageOf(await response.json(), `The sandbox answered ${response.status}.`), "error");
  } catch {
    toast("The sandbox did not answer.", "error");
  }
  return false;
}

/** One call to the API with the account's secret test key, as the shop's server would make it. */
export async function api(
  suffix: string,
  path: string,
  body: Record<string, string>,
  done: string,
): Promise<boolean> {
  try {
    const response = await fetch(`/v1/${path}`, {
      method: "POST",
      headers: {
        Authorization: `Bearer sk_test_${suffix}`,
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(body).toString(),
    });
    if (response.ok) {
      toast(done);
      return true;
    }
    toast(messageOf(await response.json(), `The API answered ${response.status}.`), "error");
  } catch {
    toast("The sandbox did not answer.", "error");
  }
  return false;
}

function messageOf(body: unknown, otherwise: string): string {
  if (!isRecord(body)) return otherwise;
  return readString(readRecord(body, "error"), "message") ?? readString(body, "error") ?? otherwise;
}
