import { randomBytes } from "node:crypto";
import { createStaff } from "@/lib/auth/create-staff";
import {
  changeRole,
  disableStaff,
  enableStaff,
  listStaff,
  resetPassword,
  type StaffChange,
  type StaffMember,
  signOutEverywhere,
} from "@/lib/auth/manage-staff";
import { isStaffRole, STAFF_ROLES, type StaffRole } from "@/lib/auth/permissions";
import { ExpectedFailure } from "@/scripts/command/expected-failure";

const USAGE = `Usage: npm run staff -- …
  EMAIL ROLE [NAME]   adds somebody and prints a password for them; ROLE is ${STAFF_ROLES.join(", ")}
  list                who has an account
  reset EMAIL         gives somebody another password and prints it
  role EMAIL ROLE     gives somebody another role
  disable EMAIL       keeps somebody out
  enable EMAIL        lets somebody in again
  sign-out EMAIL      ends somebody's sessions in every browser
A new password, a new role and disabling sign the person out everywhere.`;

const newPassword = () => randomBytes(18).toString("base64url");

async function add(email: string, role: StaffRole, name: string): Promise<string> {
  if (role !== "owner" && (await listStaff()).length === 0) {
    throw new ExpectedFailure(`The first account of a shop is an owner's: npm run staff -- ${email} owner`);
  }
  const password = newPassword();
  const added = await createStaff({ email, name, password, role });
  if (!added.ok) throw new ExpectedFailure(added.message);
  return `${email} may sign in at /admin as ${role} with the password ${password}`;
}

async function change(email: string, made: Promise<StaffChange>, said: string): Promise<string> {
  if ((await made).ok) return said;
  throw new ExpectedFailure(`${email} has no account; \`npm run staff -- list\` shows who has.`);
}

function reset(email: string): Promise<string> {
  const password = newPassword();
  return change(
    email,
    resetPassword(email, password),
    `${email} is signed out everywhere and has the password ${password}`,
  );
}

function inWords({ email, name, role, disabledAt, sessions }: StaffMember): string {
  const session = sessions > 0 ? `signed in (${sessions})` : "signed out";
  const state = disabledAt ? `disabled since ${disabledAt.toISOString()}` : session;
  return [email, role, state, name].join("\t");
}

async function list(): Promise<string> {
  const people = await listStaff();
  return people.map(inWords).join("\n") || "Nobody has an account.";
}

/**
 * What the words behind `npm run staff --` ask for: a function that does it and answers with what to print.
 * Throws an ExpectedFailure with the usage when they ask for nothing that is known.
 */
export function readStaffCommand(words: readonly string[]): () => Promise<string> {
  const [first, email, role, ...rest] = words;
  if (first?.includes("@")) {
    if (!isStaffRole(email) || rest.length > 0) throw new ExpectedFailure(USAGE);
    return () => add(first, email, role ?? first);
  }
  if (first === "list" && email === undefined) return list;
  if (!email?.includes("@") || rest.length > 0) throw new ExpectedFailure(USAGE);
  if (first === "role" && isStaffRole(role)) {
    return () => change(email, changeRole(email, role), `${email} has the role ${role}.`);
  }
  if (role !== undefined) throw new ExpectedFailure(USAGE);
  switch (first) {
    case "reset":
      return () => reset(email);
    case "disable":
      return () => change(email, disableStaff(email), `${email} is signed out and cannot sign in any more.`);
    case "enable":
      return () => change(email, enableStaff(email), `${email} may sign in again.`);
    case "sign-out":
      return () => change(email, signOutEverywhere(email), `${email} is signed out everywhere.`);
    default:
      throw new ExpectedFailure(USAGE);
  }
}
