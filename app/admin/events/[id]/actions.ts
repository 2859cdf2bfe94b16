"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formRefused } from "@/components/admin/form-refused";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";
import { replayEvent } from "@/lib/reconcile/replay-event";
import { replayedInWords } from "./replayed-in-words";

/** Takes a received event through the inbox once more and says what became of it. */
export const replayEventAction = guardedForStaff(
  "payments:reconcile",
  {
    limit: "staff_ask_stripe",
    input: z.strictObject({ eventId: z.string().regex(/^evt_[\w-]{1,250}$/) }),
    refused: formRefused,
    audit: ({ eventId }) => ({ action: "event.replay", subject: `event ${eventId}` }),
  },
  async ({ eventId }, staff) => {
    const result = await replayEvent(eventId, `staff:${staff.id}`);
    revalidatePath(`/admin/events/${eventId}`);
    return replayedInWords(result);
  },
);
