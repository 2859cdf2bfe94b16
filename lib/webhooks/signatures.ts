import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";

type State = { refused: number; accepted: boolean; acceptedAt: number; writing: Promise<void> | null };

// Shared by all routes of the process, which Next bundles apart.
const kept = globalThis as typeof globalThis & { tillSignatures?: State };

function state(): State {
  kept.tillSignatures ??= { refused: 0, accepted: false, acceptedAt: 0, writing: null };
  return kept.tillSignatures;
}

// Accepted deliveries are many, and only the last one counts.
const NOTE_EVERY_MS = 10_000;

async function writeRefused(refused: number): Promise<void> {
  await prisma().$executeRaw`
    INSERT INTO webhook_signature (refused, refused_at) VALUES (${refused}, now())
    ON CONFLICT (id) DO UPDATE SET refused = webhook_signature.refused + excluded.refused, refused_at = now()`;
}

async function writeAccepted(): Promise<void> {
  await prisma().$executeRaw`
    INSERT INTO webhook_signature (accepted_at) VALUES (now())
    ON CONFLICT (id) DO UPDATE SET refused = 0, accepted_at = now()`;
}

async function writeAll(now: State): Promise<void> {
  try {
    while (now.refused > 0 || now.accepted) {
      const { refused, accepted } = now;
      Object.assign(now, { refused: 0, accepted: false });
      if (refused > 0) await writeRefused(refused);
      if (accepted) await writeAccepted();
    }
  } catch (error) {
    log.warn({ err: error }, "what became of webhook signatures was not written down");
  } finally {
    now.writing = null;
  }
}

/**
 * Counts a delivery whose signature none of our secrets explains. A flood of them becomes one write after the
 * other of one row. The caller does not wait.
 */
export function noteRefusedSignature(): void {
  const now = state();
  now.refused += 1;
  // After a refusal the next accepted one is news.
  now.acceptedAt = 0;
  now.writing ??= writeAll(now);
}

/** Notes that a delivery was accepted: the secret is right. The caller does not wait. */
export function noteAcceptedSignature(): void {
  const now = state();
  if (Date.now() - now.acceptedAt < NOTE_EVERY_MS) return;
  now.acceptedAt = Date.now();
  now.accepted = true;
  now.writing ??= writeAll(now);
}
