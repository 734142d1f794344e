/** Files as people drop or choose them: folders are walked through, and each file keeps the way to it as its name. */

/** A file with the way to it from what was dropped: 返回表/发改局/附件1.xlsx. */
export interface Dropped {
  readonly name: string
  readonly file: File
}

/** What was dropped: its files, and whether a folder was among it. */
export interface Drop {
  readonly files: readonly Dropped[]
  readonly folder: boolean
}

/** Takes hold of what is dropped; must be called while the event is told, for the browser forgets it then. */
export function takeDrop(transfer: DataTransfer): Promise<Drop> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? [])
  const loose = [...transfer.files].map((file) => ({ name: file.name, file }))
  // What a script hands over has files and no entries.
  if (entries.length === 0) return Promise.resolve({ files: loose, folder: false })
  return (async () => {
    const files: Dropped[] = []
    for (const entry of entries) files.push(...(await within(entry, '')))
    return { files, folder: entries.some(({ isDirectory }) => isDirectory) }
  })()
}

async function within(entry: FileSystemEntry, path: string): Promise<Dropped[]> {
  const name = `${path}${entry.name}`
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ name, file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const files: Dropped[] = []
  // A folder is told in parts, a hundred at a time.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (part.length === 0) break
    for (const one of part) files.push(...(await within(one, `${name}/`)))
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

/** The files that a dialog gave, those of a chosen folder by their ways in it. */
export const chosenFiles = (files: readonly File[]): readonly Dropped[] =>
  files.map((file) => ({ name: file.webkitRelativePath || file.name, file }))
