import { HOME_PAGE } from "@/lib/shop";

/** The first screen: what this shop is, and a picture of it. */
export function HomeHero() {
  const { headline, introduction, picture } = HOME_PAGE;
  return (
    <section className="pt-6 sm:pt-10">
      <div className="grid items-end gap-6 lg:grid-cols-12">
        <h1 className="text-4xl font-semibold lg:col-span-8">{headline}</h1>
        <p className="max-w-md text-base text-ink-muted lg:col-span-4 lg:pb-2">{introduction}</p>
      </div>
      <img
        {...picture}
        alt={picture.alt}
        className="mt-8 aspect-[2/1] w-full rounded-lg bg-surface-2 object-cover sm:mt-12 sm:aspect-[16/7]"
      />
    </section>
  );
}
