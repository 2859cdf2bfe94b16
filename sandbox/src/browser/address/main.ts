import { runFormFrame } from "../frame/form-frame";
import { readString } from "../guards";
import { createAddressForm } from "./address-form";

runFormFrame(createAddressForm, (element) => ({
  elementMode: readString(element, "mode") === "billing" ? "billing" : "shipping",
  // Saved addresses are not imitated, so every address is a new one.
  isNewAddress: true,
}));
