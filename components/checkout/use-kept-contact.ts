import { type RefObject, useEffect } from "react";
import { keepContact, readKeptContact, readTypedContact, restoreContact } from "./kept-contact";

/** Puts what was typed before a reload back into the form, once, and keeps what was typed before it was ready. */
export function useKeptContact(
  form: RefObject<HTMLFormElement | null>,
  setCountry: (country: string) => void,
): void {
  useEffect(() => {
    if (!form.current) return;
    const kept = readKeptContact();
    restoreContact(form.current, kept);
    if (kept.country) setCountry(kept.country);
    keepContact({ ...readTypedContact(form.current), ...(kept.country && { country: kept.country }) });
  }, [form, setCountry]);
}
