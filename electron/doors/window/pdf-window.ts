/** A window that nobody sees, which prints a document into a PDF: no script, no network, nothing of the program's. */
import { readFile, writeFile } from 'node:fs/promises'
import { BrowserWindow, session } from 'electron'
import { pdfWith } from '../../files/pdf.ts'

/** The window's own corner: whatever a page asks for but itself is refused. */
function closedSession(page: string) {
  const own = session.fromPartition('print')
  own.setPermissionRequestHandler((_, __, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== page }))
  return own
}

/** Prints the HTML file `page` into the file `pdf`, on A4 as the document itself says. */
export async function printFile(page: string, pdf: string): Promise<void> {
  const address = `data:text/html;charset=utf-8;base64,${(await readFile(page)).toString('base64')}`
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: closedSession(address), javascript: false, sandbox: true, spellcheck: false },
  })
  window.webContents.on('will-navigate', (event) => event.preventDefault())
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  try {
    await window.loadURL(address)
    const bytes = await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      displayHeaderFooter: false,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
    })
    await writeFile(pdf, bytes)
  } finally {
    window.destroy()
  }
}

/** The PDF of a print document, made by the program itself. */
export const pdfByElectron = (html: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> =>
  pdfWith(printFile, html, signal)
