/**
 * Electron's first module, and a small one: one program for each data folder, and everything else once Electron is
 * ready. Nothing here or after it needs to be said before that.
 */
import { join } from 'node:path'
import { app } from 'electron'
import { dataFolder } from './folder.ts'

// Chromium's own files lie in a folder of their own beside the data.
app.setPath('userData', join(dataFolder(), 'electron'))
// It would carry the program's Chinese name, which no header may: requests then fail before they reach us.
app.userAgentFallback = app.userAgentFallback.replace(/[^\x20-\x7e]+(\/\S+)? ?/g, '')

if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(async () => {
    const { start } = await import('./shell.ts')
    start()
  })
} else {
  app.quit()
}
