import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { PiecesField } from "./pieces-field";
import { StaffForm, type StaffFormAction } from "./staff-form";

type ShipFormProps = {
  action: StaffFormAction;
  orderId: string;
  /** Another one each time the page is made: a form that is sent twice is one parcel. */
  formKey: string;
  /** What has to go out. */
  lines: readonly { productId: string; name: string; quantity: number }[];
  carriers: readonly { value: string; label: string }[];
  /** What somebody should look at before anything leaves. */
  waitFor: "dispute" | "review" | null;
};

const WARNINGS = {
  dispute: "The shopper’s bank disputes this order. Whoever ships it now may lose the goods and the money.",
  review: "Somebody has to look at this order’s money first. Ship it only if you know that it is in order.",
} as const;

/** Marks as shipped what is left, or less of it. Its answer stays once nothing is left. */
export function ShipForm({ action, orderId, formKey, lines, carriers, waitFor }: ShipFormProps) {
  return (
    <StaffForm action={action} hidden={{ orderId, key: formKey }} className="mt-4 space-y-4">
      {lines.length > 0 && (
        <details className="border-t border-line pt-4">
          <summary className="text-sm font-medium underline decoration-line-strong underline-offset-4 hover:decoration-ink">
            Mark as shipped…
          </summary>
          <div className="mt-4 space-y-4">
            {waitFor && <Notice tone="warning">{WARNINGS[waitFor]}</Notice>}
            <fieldset>
              <legend className="mb-2 text-sm font-medium">What is in the parcel</legend>
              <ul className="space-y-2">
                {lines.map(({ productId, name, quantity }) => (
                  <PiecesField
                    key={productId}
                    {...{ productId, name }}
                    purpose="ship"
                    most={quantity}
                    chosen={quantity}
                    hint={`${quantity} to ship`}
                  />
                ))}
              </ul>
            </fieldset>
            <SelectField
              label="Carrier"
              name="carrier"
              options={[{ value: "", label: "Not said" }, ...carriers]}
              defaultValue=""
            />
            <Field
              label="Tracking number"
              name="tracking"
              optional
              maxLength={60}
              autoComplete="off"
              spellCheck={false}
            />
            <SubmitButton busyLabel="Marking…">Mark as shipped</SubmitButton>
          </div>
        </details>
      )}
    </StaffForm>
  );
}
