import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { CONTACT_RULES } from "@/lib/orders/contact-fields";
import { addressWords } from "./address-words";
import type { ContactErrors } from "./contact-rules";
import { COUNTRIES } from "./countries";
import { FormSection } from "./form-section";

type ContactSectionProps = {
  country: string;
  onCountry: (country: string) => void;
  errors: ContactErrors;
};

const CHOOSE = { value: "", label: "Choose a country" };

/** Who buys and where it goes. Fields keep their own values; only the country, which others depend on, is state. */
export function ContactSection({ country, onCountry, errors }: ContactSectionProps) {
  const words = addressWords(country);
  const numeric = words.digitsOnly || country === "US" || country === "JP";
  return (
    <>
      <FormSection title="Contact">
        <Field
          id="email"
          name="email"
          type="email"
          label="E-mail"
          hint="For this order and nothing else."
          autoComplete="email"
          maxLength={CONTACT_RULES.email.longest}
          error={errors.email}
          required
        />
      </FormSection>
      <FormSection title="Delivery address">
        <div className="grid grid-cols-6 gap-x-3 gap-y-4">
          <SelectField
            id="country"
            name="country"
            label="Country"
            options={country === "" ? [CHOOSE, ...COUNTRIES] : COUNTRIES}
            value={country}
            onChange={(event) => onCountry(event.target.value)}
            autoComplete="shipping country"
            error={errors.country}
            className="col-span-6"
            required
          />
          <Field
            id="name"
            name="name"
            label="Full name"
            autoComplete="shipping name"
            maxLength={CONTACT_RULES.name.longest}
            error={errors.name}
            className="col-span-6"
            required
          />
          <Field
            id="line1"
            name="line1"
            label="Street and house number"
            autoComplete="shipping address-line1"
            maxLength={CONTACT_RULES.line1.longest}
            error={errors.line1}
            className="col-span-6"
            required
          />
          <Field
            id="line2"
            name="line2"
            label="Apartment, floor, company"
            autoComplete="shipping address-line2"
            maxLength={CONTACT_RULES.line2.longest}
            error={errors.line2}
            className="col-span-6"
            optional
          />
          <Field
            id="city"
            name="city"
            label={words.city}
            autoComplete="shipping address-level2"
            maxLength={CONTACT_RULES.city.longest}
            error={errors.city}
            className={words.state ? "col-span-6 sm:col-span-2" : "col-span-6 sm:col-span-4"}
            required
          />
          {words.state && (
            <Field
              id="state"
              name="state"
              label={words.state}
              autoComplete="shipping address-level1"
              maxLength={CONTACT_RULES.state.longest}
              error={errors.state}
              className="col-span-3 sm:col-span-2"
              required={words.stateRequired}
              optional={!words.stateRequired}
            />
          )}
          <Field
            id="postalCode"
            name="postalCode"
            label={words.postalCode}
            autoComplete="shipping postal-code"
            inputMode={numeric ? "numeric" : "text"}
            maxLength={CONTACT_RULES.postalCode.longest}
            error={errors.postalCode}
            className="col-span-3 sm:col-span-2"
            required
          />
        </div>
      </FormSection>
    </>
  );
}
