/** The first screen: what this shop is, and a shelf of it. */
export function StudioHero() {
  return (
    <section className="pt-6 sm:pt-10">
      <div className="grid items-end gap-6 lg:grid-cols-12">
        <h1 className="text-4xl font-semibold lg:col-span-8">Stoneware for every day of the week.</h1>
        <p className="max-w-md text-base text-ink-muted lg:col-span-4 lg:pb-2">
          We throw, trim and glaze in small batches, fire twice, and keep only what we would put on our own
          table.
        </p>
      </div>
      <img
        src="/studio-shelf.svg"
        alt="A row of glazed pots: a green teapot, a grey pitcher, a white jar, a blue vase with one flower and a few cups."
        width={1600}
        height={700}
        className="mt-8 aspect-[2/1] w-full rounded-lg bg-surface-2 object-cover sm:mt-12 sm:aspect-[16/7]"
      />
    </section>
  );
}
