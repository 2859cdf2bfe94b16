import { access } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import { installDebianChromium, installPlaywrightShell } from "./install-browser";

/** What Playwright launches; without a path its own headless shell. */
export type LaunchOptions = { executablePath?: string; args: string[] };

// The shell first: a page costs it less than half of what it costs the whole browser, which draws a window
// around each one that nobody sees. Pages are the same.
const SYSTEM_BROWSERS = [
  "/usr/bin/chromium-headless-shell",
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

function launchOptions(executablePath?: string): LaunchOptions {
  return executablePath ? { executablePath, args: ARGS } : { args: ARGS };
}

/** Whether a browser is there and really starts: one that lacks a system library is as good as none. */
async function starts(executablePath?: string): Promise<boolean> {
  try {
    if (executablePath) await access(executablePath);
    const browser = await chromium.launch(launchOptions(executablePath));
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

type Found = { path?: string; whose: string };

async function search(): Promise<Found> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (await starts(chosen)) return { path: chosen, whose: "named by CHROMIUM_PATH" };
    throw new ExpectedFailure(
      `CHROMIUM_PATH names ${chosen}, which does not start: correct it, or leave it out to have one found.`,
    );
  }
  if (await starts()) return { whose: "Playwright's own" };
  const system = () => firstThatStarts(SYSTEM_BROWSERS);
  if (await installPlaywrightShell()) {
    if (await starts()) return { whose: "Playwright's own, downloaded now" };
  }
  const whole = chromium.executablePath();
  if (await starts(whole)) return { path: whole, whose: "Playwright's own" };
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
 * Playwright's headless shell where it is or can be downloaded, else the system's, its headless shell first,
 * else (as root, on Debian) the package. Throws an ExpectedFailure when there is none.
 */
export async function findBrowser(): Promise<LaunchOptions> {
  const { path, whose } = await search();
  console.log(`Browser: ${path ?? "Chromium's headless shell"} (${whose})`);
  return launchOptions(path);
}
