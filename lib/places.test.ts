import { expect, test } from "vitest";
import { createPlaces } from "./places";

test("a key has so many places and no more, and another key has its own", () => {
  const places = createPlaces(2);
  expect(places.take("a")).not.toBeNull();
  expect(places.take("a")).not.toBeNull();
  expect(places.take("a")).toBeNull();
  expect(places.take("b")).not.toBeNull();
});

test("a place that is given back is free once, however often it is given back", () => {
  const places = createPlaces(2);
  const giveBack = places.take("a");
  places.take("a");
  giveBack?.();
  giveBack?.();
  expect(places.take("a")).not.toBeNull();
  expect(places.take("a")).toBeNull();
});
