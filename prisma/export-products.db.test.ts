import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { readProductsFile, writeProductsFile } from "./export-products";
import * as demo from "./products";
import { checkProductsFile, type ProductsFile } from "./products-file";
import { seed } from "./seed";

setUpDatabase();

/** What a program that imports the written file gets. */
async function imported(text: string): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(path.join(tmpdir(), "till-products-"));
  try {
    const file = path.join(folder, "products.mjs");
    await writeFile(file, text);
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("what is written from the database is a products file that changes nothing in it", async () => {
  const [mug, cup, ...rest] = demo.products;
  if (!mug || !cup) throw new Error("the demo sells two things at least");
  const file: ProductsFile = {
    products: [mug, { ...cup, slug: "cup-of-the-tide" }, ...rest],
    shipping: demo.shipping,
  };
  await seed(owner(), file);
  await owner().product.update({ where: { id: mug.id }, data: { name: 'The "Mug"\n`', active: false } });
  await owner().stockMove.create({ data: { productId: cup.id, pieces: 7, reason: "received" } });

  const exported = await imported(writeProductsFile(await readProductsFile(owner())));
  const checked = checkProductsFile(exported);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  expect(checked.file.products[0]).toMatchObject({ name: 'The "Mug"\n`', active: false });
  expect(checked.file.products[1]).toMatchObject({ slug: "cup-of-the-tide", received: cup.received + 7 });
  expect(await seed(owner(), checked.file)).toEqual({ ok: true, changes: [] });
});
