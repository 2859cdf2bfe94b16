import type { ReactNode } from "react";

type QuietPageProps = {
  /** Path of a picture that says as much as the words do; null for none. */
  picture: string | null;
  title: string;
  /** What happened and what one can do, then the way on. */
  children: ReactNode;
};

/** A page that has one thing to say. */
export function QuietPage({ picture, title, children }: QuietPageProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-10 text-center sm:py-16">
      {/* Lazy: Next sends not-found along with every page, and React preloads pictures that are not. */}
      {picture && (
        <img
          src={picture}
          alt=""
          width={800}
          height={800}
          loading="lazy"
          className="size-44 rounded-full bg-surface-2"
        />
      )}
      <h1 className="mt-6 text-2xl font-semibold">{title}</h1>
      {children}
    </div>
  );
}
