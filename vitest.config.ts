import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const project = (name: string, timeout: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node',
    testTimeout: timeout,
    hookTimeout: timeout,
    // A busy machine is slow and not wrong: what is waited for may take as long as it takes.
    expect: { poll: { timeout: 20_000 } },
    // People's paths through the program share one display and two cores: one file at a time.
    fileParallelism: name === 'unit',
  },
})

export default defineConfig({
  // Not in node_modules: the tests also run where the project is read-only.
  cacheDir: join(tmpdir(), 'sgb-vitest'),
  test: {
    projects: [
      project('unit', 30_000),
      project('browser', 120_000),
      project('electron', 120_000),
      // A real input method on a real display; only `npm run test:ime` asks for it.
      project('ime', 120_000),
    ],
  },
})
