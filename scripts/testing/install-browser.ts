import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { repository } from "@/scripts/command/repository";

const run = promisify(execFile);
const PLAYWRIGHT_DOWNLOADS = "https://cdn.playwright.dev/";
const REACHABLE_MS = 4_000;
const DOWNLOAD_MS = 180_000;
const PACKAGE_MS = 300_000;

/** Downloads Playwright's headless shell where its server can be reached. Tells whether it did. */
export async function installPlaywrightShell(): Promise<boolean> {
  try {
    await fetch(PLAYWRIGHT_DOWNLOADS, { method: "HEAD", signal: AbortSignal.timeout(REACHABLE_MS) });
    const playwright = path.join(repository, "node_modules/playwright/cli.js");
    await run(process.execPath, [playwright, "install", "--only-shell", "chromium"], {
      timeout: DOWNLOAD_MS,
    });
    return true;
  } catch {
    return false;
  }
}

/** Installs a package with what it recommends: without any font a page has no text to test. */
async function installPackage(name: string): Promise<boolean> {
  const options = { timeout: PACKAGE_MS, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  return run("apt-get", ["install", "--yes", "--quiet", name], options).then(
    () => true,
    () => false,
  );
}

/**
 * Installs Debian's package of the headless shell, or of the whole browser where there is none, which only
 * root can. Tells whether it did.
 */
export async function installDebianChromium(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  try {
    await access("/usr/bin/apt-get");
    await run("apt-get", ["update", "--quiet"], { timeout: PACKAGE_MS });
  } catch {
    return false;
  }
  return (await installPackage("chromium-headless-shell")) || (await installPackage("chromium"));
}
