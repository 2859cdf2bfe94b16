import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { onDatabase, shared } from "./vitest.config";

/** What failed last comes first, then the shortest: most changes are noticed by the first file or two. */
class CheapestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const costOf = ({ project, moduleId }: TestSpecification) => {
      const file = `${project.name}:${path.relative(this.ctx.config.root, moduleId)}`;
      const last = this.ctx.cache.getFileTestResults(file);
      return last?.failed ? 0 : (last?.duration ?? 0);
    };
    return files.toSorted((a, b) => costOf(a) - costOf(b));
  }
}

// The unit and database tests of the money code in one project, which is all that the mutation tester runs.
export default defineConfig({
  ...shared,
  test: {
    include: ["lib/{jobs,orders,payments,reconcile,stripe,webhooks}/**/*.test.ts", "app/api/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...onDatabase,
    setupFiles: [...onDatabase.setupFiles, "scripts/testing/first-counterexample.ts"],
    sequence: { sequencer: CheapestFirst },
  },
});
