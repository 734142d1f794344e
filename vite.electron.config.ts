import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'
import manifest from './package.json' with { type: 'json' }

/** What is loaded and not built in. */
export const outside = [
  'electron',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
  ...Object.keys(manifest.dependencies),
]

/** How the host is built. */
export const common = {
  outDir: 'dist/electron',
  target: 'node20',
  ssr: true,
  minify: false,
  emptyOutDir: false,
} as const

// The shell in two builds: the main process as a module that finds its libraries in node_modules, and the preload as
// one CommonJS file, because a sandboxed preload can be nothing else.
export default defineConfig({
  publicDir: false,
  builder: {
    buildApp: async (builder) => {
      for (const name of ['main', 'preload']) {
        const environment = builder.environments[name]
        if (environment !== undefined) await builder.build(environment)
      }
    },
  },
  environments: {
    main: {
      consumer: 'server',
      build: {
        ...common,
        emptyOutDir: true,
        rollupOptions: {
          // The host has a process, files and backups have threads of their own: their entries lie beside
          // the shell's.
          input: {
            main: 'electron/doors/window/main.ts',
            'host-process': 'electron/doors/window/host-process.ts',
            'thread-worker': 'electron/files/thread/thread-worker.ts',
            'backup-worker': 'electron/store/backup-worker.ts',
          },
          external: outside,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      build: {
        ...common,
        rollupOptions: {
          input: { preload: 'electron/doors/window/preload.ts' },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
})
