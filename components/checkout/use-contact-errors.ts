import { useCallback, useState } from "react";
import { CONTACT_FIELDS, type ContactField } from "@/lib/orders/contact-fields";
import { type ContactErrors, checkField } from "./contact-rules";
import { readTypedContact } from "./kept-contact";

function contactField(target: EventTarget): ContactField | undefined {
  const name = target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.name : "";
  return CONTACT_FIELDS.find((field) => field === name);
}

/** Errors of the contact fields: shown when a field is left or Pay is pressed, gone as soon as they are mended. */
export function useContactErrors() {
  const [errors, setErrors] = useState<ContactErrors>({});

  const check = useCallback((form: HTMLFormElement, field: ContactField) => {
    const error = checkField(field, readTypedContact(form));
    setErrors(({ [field]: _, ...others }) => (error ? { ...others, [field]: error } : others));
  }, []);

  /** While typing: only a field that already shows an error is checked again. */
  function recheck(form: HTMLFormElement, target: EventTarget): void {
    const field = contactField(target);
    if (field && errors[field]) check(form, field);
    // Which parts an address needs depends on its country.
    if (field === "country") setErrors({});
  }

  /** On leaving a field: an empty one is not an error yet, the shopper may only be passing through. */
  function checkLeft(form: HTMLFormElement, target: EventTarget): void {
    const field = contactField(target);
    if (field && readTypedContact(form)[field]?.trim()) check(form, field);
  }

  return { errors, setErrors, recheck, checkLeft };
}
