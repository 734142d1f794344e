/** The process of the bench (collect-run.ts) as the program is shipped: bundled, with the thread for files beside it. */
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { build } from 'vite'
import manifest from '../../package.json' with { type: 'json' }

const root = join(import.meta.dirname, '..', '..')

/** Builds it; the file to run. */
export async function builtRun(): Promise<string> {
  const outDir = join(root, 'dist', 'bench')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      target: 'node20',
      ssr: true,
      minify: false,
      emptyOutDir: true,
      rollupOptions: {
        input: {
          'collect-run': join(root, 'test/bench/collect-run.ts'),
          'thread-worker': join(root, 'electron/files/thread/thread-worker.ts'),
        },
        external: [
          ...builtinModules,
          ...builtinModules.map((name) => `node:${name}`),
          ...Object.keys(manifest.dependencies),
        ],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  return join(outDir, 'collect-run.js')
}
