import { classNames } from "@/components/ui/class-names";

type ProductPictureProps = {
  src: string;
  /** Empty where the product's name stands beside the picture. */
  alt: string;
  /** Below the first screen: loads when it comes near. */
  lazy?: boolean;
  className?: string;
};

/** A product on its tile. The pictures are square and have no background of their own. */
export function ProductPicture({ src, alt, lazy = false, className }: ProductPictureProps) {
  return (
    <div className={classNames("aspect-square overflow-hidden bg-surface-2", className)}>
      <img
        src={src}
        alt={alt}
        width={800}
        height={800}
        loading={lazy ? "lazy" : "eager"}
        decoding="async"
        className="size-full"
      />
    </div>
  );
}
