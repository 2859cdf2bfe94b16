/** What every page of this build costs before it does anything. */
export default function EmptyPage() {
  return <p>Empty</p>;
}
