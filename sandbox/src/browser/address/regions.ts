const parse = (list: string): [string, string][] =>
  list.split("|").map((entry) => [entry.slice(0, 2), entry.slice(3)]);

/** Countries whose addresses name a state or province out of a fixed list: code and English name. */
export const REGIONS: Record<string, [string, string][]> = {
  US: parse(
    "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming",
  ),
  CA: parse(
    "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon",
  ),
};

/** Countries without postal codes (Universal Postal Union); no field is shown for them. */
const WITHOUT_POSTAL_CODE = new Set(
  "AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CM DJ DM ER FJ GA GD GH GM GQ GY HK KI KM KN LY ML MO MR MW NR QA RW SB SC SL SR ST SY TD TF TG TL TO TT TV UG VU YE ZW".split(
    " ",
  ),
);

export function hasPostalCode(country: string): boolean {
  return !WITHOUT_POSTAL_CODE.has(country);
}
