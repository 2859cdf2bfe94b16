import { access } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import { installDebianChromium, installPlaywrightChromium } from "./install-browser";

export type LaunchOptions = { executablePath: string; args: string[] };

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

// Chromium's own sandbox does not work as root; the other two are for machines without /dev/shm and GPU.
const ARGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-dev-shm-usage",
  "--disable-gpu",
];

/** Whether a browser is there and really starts: one that lacks a system library is as good as none. */
async function starts(executablePath: string): Promise<boolean> {
  try {
    await access(executablePath);
    const browser = await chromium.launch({ executablePath, args: ARGS });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

async function firstThatStarts(paths: string[]): Promise<string | null> {
  for (const path of paths) if (await starts(path)) return path;
  return null;
}

type Found = { path: string; whose: string };

async function search(): Promise<Found> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (await starts(chosen)) return { path: chosen, whose: "named by CHROMIUM_PATH" };
    throw new ExpectedFailure(
      `CHROMIUM_PATH names ${chosen}, which does not start: correct it, or leave it out to have one found.`,
    );
  }
  const own = chromium.executablePath();
  if (await starts(own)) return { path: own, whose: "Playwright's own" };
  const system = () => firstThatStarts(SYSTEM_BROWSERS);
  if (await installPlaywrightChromium()) {
    if (await starts(own)) return { path: own, whose: "Playwright's own, downloaded now" };
  }
  const found = await system();
  if (found) return { path: found, whose: "the system's" };
  if (await installDebianChromium()) {
    const installed = await system();
    if (installed) return { path: installed, whose: "Debian's package, installed now" };
  }
  throw new ExpectedFailure(
    "There is no browser for the tests: install Chromium or Google Chrome, or set CHROMIUM_PATH to one, and run the same command again.",
  );
}

/**
 * The Chromium to run browser tests in, and says in one line which: the one CHROMIUM_PATH names, else
 * Playwright's own where it is or can be downloaded, else the system's, else (as root, on Debian) the
 * package. Throws an ExpectedFailure when there is none.
 */
export async function findBrowser(): Promise<LaunchOptions> {
  const { path, whose } = await search();
  console.log(`Browser: ${path} (${whose})`);
  return { executablePath: path, args: ARGS };
}
