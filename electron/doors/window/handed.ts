/** Files that the system hands to the program: a double click, 打开方式, a file dropped on its icon. */
import { statSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import type { HandedFile } from '../../../shared/contract/bridge.ts'
import { acceptOf, formatsThat } from '../../../shared/contract/formats.ts'
import { readFileBytes } from '../../files/save.ts'
import { problemOf } from '../../host/problems.ts'

/** All that can be opened, as a name ends. */
const endings: ReadonlySet<string> = new Set(
  acceptOf([...formatsThat('table'), ...formatsThat('report'), ...formatsThat('carry')]).split(','),
)

/**
 * The files among a program's arguments. Switches, the program itself and its folder are none.
 * @param folder from where the arguments were given
 */
export const filesAmong = (args: readonly string[], folder: string): string[] =>
  args.flatMap((arg) => {
    if (arg.startsWith('-') || !endings.has(extname(arg).toLowerCase())) return []
    const path = resolve(folder, arg)
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? [path] : []
  })

/** Reads them for the page; of one that cannot be read the sentence that says why. */
export const readHanded = (paths: readonly string[]): Promise<HandedFile[]> =>
  Promise.all(
    paths.map(async (path): Promise<HandedFile> => {
      try {
        return { name: basename(path), bytes: await readFileBytes(path) }
      } catch (error) {
        return { name: basename(path), error: problemOf(error).message }
      }
    }),
  )
