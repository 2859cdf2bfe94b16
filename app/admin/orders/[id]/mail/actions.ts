"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formRefused } from "@/components/admin/form-refused";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";
import { resendMail } from "@/lib/mail/resend-mail";
import { resentInWords } from "./resent-in-words";

/** Has a mail of an order sent again. */
export const resendMailAction = guardedForStaff(
  "mails:resend",
  {
    limit: "staff_resend_mail",
    input: z.strictObject({ orderId: z.uuid(), mailId: z.uuid() }),
    refused: formRefused,
    audit: ({ mailId }) => ({ action: "mail.resend", subject: `mail ${mailId}` }),
  },
  async ({ orderId, mailId }, staff) => {
    const result = await resendMail(mailId, staff.id);
    revalidatePath(`/admin/orders/${orderId}`);
    return resentInWords(result);
  },
);
