/**
 * Electron's first module, and a small one: one program for each data folder, and everything else once Electron is
 * ready. Nothing after it needs to be said before that.
 */
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { dataFolder } from '../../host/folder.ts'

/** Beside the file that is printed: it is thrown away with it. */
function printFolder(): string | null {
  const page = process.argv[process.argv.indexOf('--print-pdf') + 1]
  return process.argv.includes('--print-pdf') && page !== undefined ? join(dirname(page), 'profile') : null
}

// No process of a page without it, whatever window is opened; each window of ours asks for it too, and a launcher that
// imports this program comes too late for all.
if (!app.isReady()) app.enableSandbox()
// Chromium's own files lie in a folder of their own beside the data.
app.setPath('userData', printFolder() ?? join(dataFolder(), 'electron'))
// It would carry the program's Chinese name, which no header may: requests then fail before they reach us.
app.userAgentFallback = app.userAgentFallback.replace(/[^\x20-\x7e]+(\/\S+)? ?/g, '')

const printing = process.argv.indexOf('--print-pdf')
if (printing >= 0) {
  // Prints a file for the command line and ends; a program that is already running is not disturbed.
  const [page = '', pdf = ''] = process.argv.slice(printing + 1)
  void app.whenReady().then(async () => {
    const { printFile } = await import('./pdf-window.ts')
    await printFile(page, pdf).then(
      () => app.exit(0),
      (error) => {
        console.error(error)
        app.exit(1)
      },
    )
  })
} else if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(async () => {
    const { start } = await import('./shell.ts')
    start()
  })
} else {
  app.quit()
}
