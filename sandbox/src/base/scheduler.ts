import type { Clock } from "./clock";

/** Something that will happen later. Plain data, so that it can be kept over a restart. */
export type Task = {
  id: string;
  /** Milliseconds since the epoch on the sandbox's clock. */
  at: number;
  kind: TaskKind;
  account: string;
  /** Id of what it happens to. */
  subject: string;
};

export type TaskKind =
  | "attach_balance_transaction"
  | "settle_payment"
  | "expire_authorization"
  | "finish_refund"
  | "fail_refund"
  | "decide_dispute"
  | "deliver";

const LONGEST_TIMER = 2 ** 31 - 1;

export type Scheduler = {
  add(task: Task): void;
  /** Forgets a task that no longer applies; unknown ids are fine. */
  cancel(id: string): void;
  /** Moves the clock and runs everything that falls due on the way, in order of time. */
  advance(milliseconds: number): void;
  pending(): Task[];
  clear(): void;
  stop(): void;
};

/**
 * Runs tasks when the sandbox's clock reaches them: a binary heap by time, and one real timer for the earliest.
 * `changed` hears every task added (the task) and every one that is over (null).
 */
export function createScheduler(
  clock: Clock,
  run: (task: Task) => void,
  changed: (id: string, task: Task | null) => void,
): Scheduler {
  const heap: Task[] = [];
  const live = new Map<string, Task>();
  let timer: NodeJS.Timeout | null = null;
  let timerAt = Number.POSITIVE_INFINITY;
  let stopped = false;

  const arm = () => {
    const first = heap[0];
    if (!first || stopped || (timer && timerAt <= first.at)) return;
    if (timer) clearTimeout(timer);
    timerAt = first.at;
    timer = setTimeout(fire, Math.min(Math.max(first.at - clock.now(), 0), LONGEST_TIMER));
  };
  const fire = () => {
    timer = null;
    timerAt = Number.POSITIVE_INFINITY;
    runUntil(clock.now(), false);
    arm();
  };
  const runUntil = (time: number, moveClock: boolean) => {
    for (let task = heap[0]; task && task.at <= time; task = heap[0]) {
      popEarliest(heap);
      if (live.get(task.id) !== task) continue;
      if (moveClock) clock.moveTo(task.at);
      live.delete(task.id);
      changed(task.id, null);
      run(task);
    }
  };
  return {
    add(task) {
      live.set(task.id, task);
      push(heap, task);
      changed(task.id, task);
      arm();
    },
    cancel(id) {
      if (live.delete(id)) changed(id, null);
    },
    advance(milliseconds) {
      const target = clock.now() + milliseconds;
      runUntil(target, true);
      clock.moveTo(target);
      if (timer) clearTimeout(timer);
      timer = null;
      arm();
    },
    pending: () => [...live.values()].sort((left, right) => left.at - right.at),
    clear() {
      heap.length = 0;
      for (const id of live.keys()) changed(id, null);
      live.clear();
    },
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}

function push(heap: Task[], task: Task): void {
  let index = heap.length;
  heap.push(task);
  while (index > 0) {
    const above = (index - 1) >> 1;
    const parent = heap[above];
    if (!parent || parent.at <= task.at) break;
    heap[index] = parent;
    heap[above] = task;
    index = above;
  }
}

function popEarliest(heap: Task[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let index = 0;
  for (;;) {
    let next = index * 2 + 1;
    const left = heap[next];
    if (!left) break;
    const right = heap[next + 1];
    const smaller = right && right.at < left.at ? right : left;
    if (smaller !== left) next += 1;
    if (smaller.at >= last.at) break;
    heap[index] = smaller;
    index = next;
  }
  heap[index] = last;
}
