import { readString } from "../../page/guards";
import { runFormFrame } from "../frame/form-frame";
import { createAddressForm } from "./address-form";

runFormFrame(createAddressForm, (element) => ({
  elementMode: readString(element, "mode") === "billing" ? "billing" : "shipping",
  // Saved addresses are not imitated, so every address is a new one.
  isNewAddress: true,
}));
