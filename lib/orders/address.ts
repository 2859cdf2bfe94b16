import { z } from "zod";

const line = (label: string, maximum: number) =>
  z.string().trim().min(1, `Enter ${label}`).max(maximum, `At most ${maximum} characters`);
const optionalLine = (maximum: number) =>
  z.string().trim().max(maximum, `At most ${maximum} characters`).optional();

/** Who buys and where it goes. Names are not split and postal codes not judged: the world is wider than a pattern. */
export const contactSchema = z.strictObject({
  email: z.email("Enter an e-mail address such as name@example.com").max(254, "At most 254 characters"),
  name: line("your full name", 120),
  line1: line("the street and house number", 160),
  line2: optionalLine(160),
  city: line("the town or city", 120),
  state: optionalLine(120),
  postalCode: line("the postal code", 20),
  country: z.string().regex(/^[A-Z]{2}$/, "Choose a country"),
});

export type Contact = z.infer<typeof contactSchema>;
