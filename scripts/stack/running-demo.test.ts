import { once } from "node:events";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { Lifetime } from "@/scripts/command/lifetime";
import { temporaryFolder } from "@/scripts/command/temporary-folder";
import { demoSettingsIfNone, findDemo, noteDemo } from "./running-demo";

const lifetime = new Lifetime();
afterEach(() => lifetime.stop());

test("a demo is found while its shop answers, its key is its owner's, and nothing is left of it", async () => {
  const home = await temporaryFolder(lifetime);
  await expect(findDemo(home)).rejects.toThrow("npm run demo");

  const shop = createServer((_, response) => response.end()).listen(0, "127.0.0.1");
  await once(shop, "listening");
  const address = shop.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const demo = {
    settings: { APP_URL: `http://127.0.0.1:${port}` },
    ownerUrl: "postgres://owner@127.0.0.1/till",
    sandbox: { url: "http://127.0.0.1:12111", controlKey: "key" },
  };
  const running = new Lifetime();
  await noteDemo(home, demo, running);
  expect((await stat(path.join(home, "running.json"))).mode & 0o777).toBe(0o600);
  expect(await findDemo(home)).toEqual(demo);
  expect(await demoSettingsIfNone({}, home)).toEqual(demo.settings);
  expect(await demoSettingsIfNone({ DATABASE_URL: "postgres://elsewhere/till" }, home)).toEqual({});

  shop.closeAllConnections();
  shop.close();
  await once(shop, "close");
  // It was killed and could not take its note away.
  await expect(findDemo(home)).rejects.toThrow("npm run demo");
  expect(await demoSettingsIfNone({}, home)).toEqual({});
  await running.stop();
  await expect(stat(path.join(home, "running.json"))).rejects.toThrow("ENOENT");
});
