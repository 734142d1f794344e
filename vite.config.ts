import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The face: one page, its assets beside it, no path of the server in it (Electron serves it from its own scheme).
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: { outDir: '../dist/renderer', emptyOutDir: true, target: 'chrome130', chunkSizeWarningLimit: 4000 },
})
