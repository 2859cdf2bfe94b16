import { beforeAll, expect, test, vi } from "vitest";
import { audit } from "@/lib/auth/audit";
import { createStaff } from "@/lib/auth/create-staff";
import { signIn } from "@/lib/auth/sign-in";
import type { Staff } from "@/lib/auth/staff-session";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { addStaffMember } from "@/lib/testing/staff";
import { newVisitor } from "@/lib/testing/visitor";
import { auditCsv } from "./audit-csv";
import { listAudit, readAuditQuery } from "./list-audit";

const DEVICE = '=HYPERLINK("https://evil.example")';
vi.mock("next/headers", () => ({ headers: async () => new Headers({ "user-agent": DEVICE }) }));

setUpDatabase();

let ada: Staff;
let bo: Staff;

beforeAll(async () => {
  ada = await addStaffMember("Ada Vinter", "support");
  bo = await addStaffMember("Bo Sund", "finance");
  await audit(ada, { action: "order.cancel", subject: "order 1" }, newVisitor());
  await audit(bo, { action: "order.refund", subject: "order 1" }, newVisitor());
  await audit(bo, { action: "order.refund", subject: "order 2" }, newVisitor());
});

async function found(address: Record<string, string>): Promise<string[]> {
  const query = readAuditQuery(address);
  if (!query) throw new Error("no address of the log");
  const { entries } = await listAudit(query);
  return entries.map(({ name, action, subject }) => `${name} ${action} ${subject}`);
}

async function exported(address: Record<string, string>): Promise<string[]> {
  const query = readAuditQuery(address);
  if (!query) throw new Error("no address of the log");
  const lines: string[] = [];
  for await (const line of auditCsv(query)) lines.push(line);
  return lines;
}

test("the log is searched by person, action and subject, newest first", async () => {
  expect(await found({ subject: "order 1" })).toEqual([
    "Bo Sund order.refund order 1",
    "Ada Vinter order.cancel order 1",
  ]);
  expect(await found({ person: "ada" })).toEqual(["Ada Vinter order.cancel order 1"]);
  expect(await found({ person: bo.email, action: "order.refund", subject: "order 2" })).toEqual([
    "Bo Sund order.refund order 2",
  ]);
  expect(await found({ person: "%" })).toEqual([]);
});

test("days are in UTC and both are included", async () => {
  await owner().auditEntry.create({
    data: {
      ...{ accountId: ada.id, role: "support", action: "mail.resend", subject: "late" },
      ...{ address: "a", device: "", requestId: "r", at: new Date("2026-01-02T23:59:59.999Z") },
    },
  });
  const late = ["Ada Vinter mail.resend late"];
  expect(await found({ from: "2026-01-02", to: "2026-01-02" })).toEqual(late);
  expect(await found({ to: "2026-01-01" })).toEqual([]);
  expect(await found({ from: "2026-01-03", to: "2026-01-04" })).toEqual([]);
});

test.each([{ action: "order.steal" }, { from: "yesterday" }, { older: "x" }, { order: "1" }])(
  "an address that the log did not make is none: %j",
  (address) => {
    expect(readAuditQuery(address)).toBeNull();
  },
);

test("pages and export have each row once, in order, also where times are equal", async () => {
  const at = new Date("2026-02-01T12:00:00Z");
  const rows = Array.from({ length: 120 }, (_, index) => ({
    ...{ accountId: ada.id, role: "support", action: "event.replay", subject: `event ${index}` },
    ...{ address: "a", device: "", requestId: "r", at },
  }));
  await owner().auditEntry.createMany({ data: rows });
  const expected = rows.map(({ subject }) => subject).reverse();
  const seen: (string | null)[] = [];
  let older: string | null = null;
  do {
    const query = readAuditQuery({ action: "event.replay", ...(older && { older }) });
    if (!query) throw new Error("the log did not know its own address");
    const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(query);
    seen.push(...page.entries.map(({ subject }) => subject));
    older = page.links.older;
  } while (older);
  expect(seen).toEqual(expected);
  const lines = await exported({ action: "event.replay" });
  expect(lines.slice(1).map((line) => line.split(",")[5])).toEqual(expected);
});

test("the export has no formulas of a browser's", async () => {
  const [, line = ""] = await exported({ subject: "order 2" });
  expect(line).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
});

test("nobody changes or removes a row", async () => {
  const before = await prisma().auditEntry.count();
  const row = { where: { subject: "order 1" } };
  for (const role of [prisma(), owner()]) {
    await expect(role.auditEntry.updateMany({ ...row, data: { accountId: bo.id } })).rejects.toThrow();
    await expect(role.auditEntry.deleteMany(row)).rejects.toThrow();
    await expect(role.$executeRaw`TRUNCATE audit_entry`).rejects.toThrow();
  }
  await expect(
    owner().$executeRaw`UPDATE audit_entry SET role = 'owner' WHERE subject = 'order 1'`,
  ).rejects.toThrow("never changed");
  expect(await prisma().auditEntry.count()).toBe(before);
});

test("signing in and failing to are logged for the account, and an unknown e-mail is not", async () => {
  const [email, password] = ["cleo@sund.example", "stoneware-kiln-42"];
  const created = await createStaff({ email, name: "Cleo", password, role: "viewer" });
  const received = new Headers({ "user-agent": "Firefox" });
  const stranger = newVisitor();
  const before = await prisma().auditEntry.count();
  await signIn({ email: "nobody@sund.example", password }, stranger, received);
  expect(await prisma().auditEntry.count()).toBe(before);
  await signIn({ email: "Cleo@sund.example", password: "wrong" }, stranger, received);
  await signIn({ email, password }, newVisitor(), received);
  const rows = await prisma().auditEntry.findMany({
    where: { accountId: created.ok ? created.id : "" },
    orderBy: { id: "asc" },
  });
  expect(rows).toMatchObject([
    { action: "session.refused", role: "viewer", address: stranger.address, device: "Firefox" },
    { action: "session.start", role: "viewer", device: "Firefox" },
  ]);
});
