import { readRecord, readString } from "../../page/guards";
import { createField, type Field } from "../frame/field";
import type { FormContext } from "./context";
import { checkEmail, checkName } from "./validators";

/** The two contact fields that bank debits need, without those the page collects itself. */
export function nameAndEmail(context: FormContext): Field[] {
  const { texts, message, hidden } = context;
  const details = readRecord(readRecord(context.element, "defaultValues"), "billingDetails");
  const name = createField({
    scope: "payment",
    name: "name",
    label: texts.fullName,
    autocomplete: "billing name",
    placeholder: texts.namePlaceholder,
    value: readString(details, "name") ?? "",
    check: checkName,
    message,
    onInput: context.onInput,
  });
  const email = createField({
    scope: "payment",
    name: "email",
    label: texts.email,
    autocomplete: "billing email",
    type: "email",
    inputmode: "email",
    placeholder: "you@example.com",
    value: readString(details, "email") ?? "",
    check: checkEmail,
    message,
    onInput: context.onInput,
  });
  return [...(hidden.has("name") ? [] : [name]), ...(hidden.has("email") ? [] : [email])];
}

/** `{ name, email }` of the fields above, without empty ones. */
export function contactDetails(fields: Field[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [field.name, field.value().trim()]).filter(([, value]) => value),
  );
}
