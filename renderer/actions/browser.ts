/** What only a browser can do for an action: let a person choose files, read the system's clipboard. */
import { focusSheet } from '../grid/focus.ts'

/** Lets a person choose files, as the browser and Electron both know how. */
export function chooseFiles(accept: string, multiple: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = multiple
    input.accept = accept
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** Lets a person choose a folder, and answers the files in it and in the folders within it. */
export function chooseFolderFiles(): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.webkitdirectory = true
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

export async function readClipboard(): Promise<{ readonly text: string; readonly html: string }> {
  focusSheet()
  const items = await navigator.clipboard.read()
  const read = async (type: string): Promise<string> => {
    const item = items.find((each) => each.types.includes(type))
    return item === undefined ? '' : await (await item.getType(type)).text()
  }
  return { text: await read('text/plain'), html: await read('text/html') }
}
