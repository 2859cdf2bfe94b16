import { z } from "zod";

// Turnstile's have at most 2,048 characters; others are longer.
const LONGEST_PROOF = 8192;

/** What Pay sends of the CAPTCHA, once it was told to ask for it. */
export const proofSchema = z.string().min(1).max(LONGEST_PROOF).optional();
