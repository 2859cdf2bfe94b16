/** The lines of an address, for an `<address>`. */
export function AddressLines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike, and they never move
    <span key={index} className="block wrap-anywhere">
      {line}
    </span>
  ));
}
