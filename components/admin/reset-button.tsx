import { SubmitButton } from "@/components/ui/submit-button";

/** Gives a setting back to what the shop was deployed with. What stands in the fields does not matter then. */
export function ResetButton() {
  return (
    <SubmitButton name="reset" value="yes" variant="secondary" formNoValidate busyLabel="Saving…">
      As deployed
    </SubmitButton>
  );
}
