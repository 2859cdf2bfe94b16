import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { ports } from "@/lib/ports";

/** Where the process is cut off: at its so-many-th step, before that had its effect or after. */
export type Cut = { step: number; side: "before" | "after" };

/** What a caller in a process that was cut off gets from every further step. */
export class CutOff extends Error {
  override readonly name = "CutOff";
}

/**
 * Counts the steps by which the process reaches the database and Stripe, and cuts it off at one of them: from
 * then on nothing gets through, as after `kill -9`. What the database had begun it rolls back.
 */
export class Gate {
  /** What has passed since `watch`, by name. */
  steps: string[] = [];
  #cut: Cut | null = null;
  #dead = false;
  #open = false;

  /** Begins to count, and to cut if `cut` is given. */
  watch(cut: Cut | null = null): void {
    this.steps = [];
    this.#cut = cut;
    this.#dead = false;
    this.#open = true;
  }

  /** The process is started again: everything passes, uncounted. */
  revive(): void {
    this.#cut = null;
    this.#dead = false;
    this.#open = false;
  }

  get dead(): boolean {
    return this.#dead;
  }

  async pass<Result>(name: string, effect: () => Promise<Result>): Promise<Result> {
    if (this.#dead) throw new CutOff(`not reached: ${name}`);
    if (!this.#open) return await effect();
    const step = this.steps.push(name) - 1;
    if (this.#cut?.step === step && this.#cut.side === "before") return this.#die(name);
    const result = await effect();
    if (this.#cut?.step === step) return this.#die(name);
    // Another step was cut while this one was under way: nobody is there to hear its answer.
    if (this.#dead) throw new CutOff(`not heard: ${name}`);
    return result;
  }

  #die(name: string): never {
    this.#dead = true;
    throw new CutOff(name);
  }
}

/** A statement in a word or two, for the report. */
function nameOf({ sql }: SqlQuery): string {
  return sql.trim().replace(/\s+/g, " ").slice(0, 40);
}

function throughGate<Queryable extends SqlQueryable>(gate: Gate, inner: Queryable, where: string): Queryable {
  return Object.assign(Object.create(inner), {
    queryRaw: (query: SqlQuery) => gate.pass(`${where}: ${nameOf(query)}`, () => inner.queryRaw(query)),
    executeRaw: (query: SqlQuery) => gate.pass(`${where}: ${nameOf(query)}`, () => inner.executeRaw(query)),
  });
}

/** A transaction that the server rolls back, and whose connection is free again, once the process is cut off. */
function gatedTransaction(gate: Gate, inner: Transaction): Transaction {
  let over = false;
  async function abandon(): Promise<void> {
    if (over) return;
    over = true;
    await inner.executeRaw({ sql: "ROLLBACK", args: [], argTypes: [] });
    await inner.rollback();
  }
  async function orAbandon<Result>(step: Promise<Result>): Promise<Result> {
    try {
      return await step;
    } catch (error) {
      if (gate.dead) await abandon();
      throw error;
    }
  }
  async function leave(how: "commit" | "rollback"): Promise<void> {
    if (over) return;
    over = true;
    await inner[how]();
  }
  const through = throughGate(gate, inner, "transaction");
  return Object.assign(Object.create(inner), {
    queryRaw: (query: SqlQuery) => orAbandon(through.queryRaw(query)),
    executeRaw: (query: SqlQuery) => orAbandon(through.executeRaw(query)),
    commit: () => leave("commit"),
    rollback: () => leave("rollback"),
  });
}

function gatedAdapter(gate: Gate, inner: SqlDriverAdapter): SqlDriverAdapter {
  return Object.assign(throughGate(gate, inner, "database"), {
    async startTransaction(...level: Parameters<SqlDriverAdapter["startTransaction"]>) {
      let begun: Transaction | undefined;
      try {
        await gate.pass("database: BEGIN", async () => {
          begun = gatedTransaction(gate, await inner.startTransaction(...level));
        });
      } catch (error) {
        await begun?.executeRaw({ sql: "ROLLBACK", args: [], argTypes: [] }).catch(() => undefined);
        throw error;
      }
      if (!begun) throw new Error("a transaction was begun and is not there");
      return begun;
    },
    dispose: () => inner.dispose(),
  });
}

/** Puts `gate` into both doors of this process, before the first client is made. */
export function installGate(gate: Gate): void {
  ports.database = (factory): SqlDriverAdapterFactory =>
    Object.assign(Object.create(factory), {
      connect: async () => gatedAdapter(gate, await factory.connect()),
    });
  ports.stripe = (client) => ({
    getClientName: () => client.getClientName(),
    makeRequest: (...request) => {
      const [, , path, method] = request;
      return gate.pass(`Stripe: ${method} ${path.split("?")[0]}`, () => client.makeRequest(...request));
    },
  });
}
