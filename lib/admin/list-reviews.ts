import { z } from "zod";
import { prisma } from "@/lib/prisma";
import type { Prisma } from "@/prisma/generated/client";
import { describeReview, type ReviewView, staffOfReview } from "./describe-review";
import { listPath, type OpenOrClosed, readOpenOrClosed, type ToPage } from "./list-address";
import { PAGE_SIZE, type PageLinks, toPage } from "./list-position";

/** A review with its order; null for money that belongs to none. */
export type ReviewLine = ReviewView & { order: { id: string; number: number } | null };

export type ReviewsQuery = OpenOrClosed;

/** The reviews that wait longest. */
export const OLDEST_REVIEWS: ReviewsQuery = { show: "open", page: null };

/** The list that an address asks for, or null when the address was not made by the list itself. */
export function readReviewsQuery(searchParams: Record<string, unknown>): ReviewsQuery | null {
  return readOpenOrClosed(searchParams, z.uuid());
}

/** The address of a list of reviews; `to` has a cursor that the list gave out. */
export function reviewsPath(show: ReviewsQuery["show"], to?: ToPage): string {
  return listPath("/admin/reviews", { show: show === "closed" ? show : null }, to);
}

/** One page of reviews: the open ones with the oldest first, the closed ones with the newest first. */
export async function listReviews({
  show,
  page,
}: ReviewsQuery): Promise<{ reviews: ReviewLine[]; links: PageLinks }> {
  const forward = show === "open" ? "newer" : "older";
  const time = show === "open" ? "openedAt" : "closedAt";
  const direction = (page?.side ?? forward) === "newer" ? "asc" : "desc";
  const beyond = direction === "asc" ? "gt" : "lt";
  const where: Prisma.ReviewWhereInput = { closedAt: show === "open" ? null : { not: null } };
  if (page) {
    const { at, id } = page.position;
    where.OR = [{ [time]: { [beyond]: at } }, { [time]: at, id: { [beyond]: id } }];
  }
  const found = await prisma().review.findMany({
    where,
    orderBy: [{ [time]: direction }, { id: direction }],
    take: PAGE_SIZE + 1,
    include: {
      order: { select: { id: true, number: true } },
      refunds: { where: { status: "awaiting_approval" }, select: { id: true } },
    },
  });
  const { rows, links } = toPage(
    found,
    page,
    (row) => ({ at: row[time] ?? row.openedAt, id: row.id }),
    forward,
  );
  const staffNames = await namesOf(rows.flatMap(staffOfReview));
  const reviews = rows.map((row) => ({
    ...describeReview(row, staffNames, row.refunds.length > 0),
    order: row.order,
  }));
  return { reviews, links };
}

async function namesOf(ids: string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const staff = await prisma().user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(staff.map(({ id, name }) => [id, name]));
}

/** How many reviews wait for a person, counted up to 100. */
export async function countOpenReviews(): Promise<number> {
  const open = await prisma().review.findMany({ where: { closedAt: null }, select: { id: true }, take: 100 });
  return open.length;
}
