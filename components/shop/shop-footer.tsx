export function ShopFooter() {
  return (
    <footer className="mt-16 border-t border-line print:hidden">
      <div className="mx-auto flex max-w-6xl flex-col gap-2 px-4 py-8 text-sm text-ink-muted sm:flex-row sm:justify-between sm:px-6">
        <p>Sund Studio. Stoneware, thrown and glazed by two people by the water.</p>
        <p>Checkout by Till</p>
      </div>
    </footer>
  );
}
