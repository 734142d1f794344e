import './print.css'

/** The browser's own print, of pages that stand in the document for the printer alone. */
export function printPages(pages: readonly HTMLElement[]): void {
  const sheet = document.createElement('div')
  sheet.className = 'print-pages'
  sheet.append(...pages)
  document.body.append(sheet)
  window.addEventListener('afterprint', () => sheet.remove(), { once: true })
  window.print()
}
