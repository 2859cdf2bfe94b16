import { h } from "../../page/dom";
import { readRecord, readString } from "../../page/guards";
import { createField } from "../frame/field";
import { runFormFrame } from "../frame/form-frame";
import { checkEmail } from "../payment/validators";

/** The Link Authentication Element without Link: the e-mail field and its events. */
runFormFrame(
  ({ texts, element, onInput }) => {
    const email = createField({
      scope: "Field",
      name: "email",
      label: texts.email,
      autocomplete: "email",
      type: "email",
      inputmode: "email",
      placeholder: "you@example.com",
      value: readString(readRecord(element, "defaultValues"), "email") ?? "",
      check: checkEmail,
      message: (code) => texts.errors[code],
      onInput,
    });
    return {
      root: h("div", { class: "Grid" }, email.root),
      fields: () => [email],
      value: () => ({ email: email.value().trim() }),
    };
  },
  () => ({}),
);
