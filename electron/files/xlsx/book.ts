/** The parts of a workbook (xlsx), found as its relations lead to them. */
import { LIMITS } from '../limits.ts'
import { tooMuch } from '../sheet-build.ts'
import { readXml } from '../xml/xml.ts'
import type { Parts } from '../zip/zip.ts'

type Attributes = Readonly<Record<string, string>>

export const isOn = (value: string | undefined): boolean => value === '1' || value === 'true'

interface Element {
  readonly name: string
  readonly has: Attributes
}

/** What was found in a part, by the names that were looked for: it is asked twice, and of one that many files share often. */
const looked = new WeakMap<Uint8Array, Map<string, readonly Element[]>>()

/** The attributes of a part's elements of some names, in their order. */
function elements(part: Uint8Array | undefined, ...names: string[]): readonly Element[] {
  if (part === undefined) return []
  const known = looked.get(part) ?? new Map<string, readonly Element[]>()
  looked.set(part, known)
  const key = names.join(' ')
  const before = known.get(key)
  if (before !== undefined) return before
  const found: Element[] = []
  const open = (name: string, has: Attributes) => {
    if (!names.includes(name)) return
    found.push({ name, has })
    if (found.length > LIMITS.strings) throw tooMuch()
  }
  readXml(part, { open, text: () => {}, close: () => {} })
  known.set(key, found)
  return found
}

/** A sheet of the workbook as its list of sheets names it. */
export interface Listed {
  readonly name: string
  readonly hidden: boolean
  readonly part: Uint8Array
  readonly comments: Uint8Array | undefined
  readonly threads: Uint8Array | undefined
}

export interface Book {
  readonly listed: readonly Listed[]
  /** Sheets of charts, dialogs or old macros: whole, and without cells. */
  readonly others: number
  readonly date1904: boolean
  readonly strings: Uint8Array | undefined
  readonly styles: Uint8Array | undefined
  /** Who takes part in the threads of its sheets. */
  readonly persons: Uint8Array | undefined
  /** The colours that styles name by number. */
  readonly theme: Uint8Array | undefined
}

/** `worksheets/sheet1.xml`, `/xl/worksheets/sheet1.xml` or `../xl/worksheets/sheet1.xml`, seen from `folder`. */
function resolve(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  const steps =
    path.startsWith('/') || path.startsWith('xl/')
      ? path.split('/')
      : [...folder.split('/'), ...path.split('/')]
  const out: string[] = []
  for (const step of steps) {
    if (step === '..') out.pop()
    else if (step !== '' && step !== '.') out.push(step)
  }
  return out.join('/').toLowerCase()
}

const WORKSHEET = /\/worksheet$/

/** What leads from one part to others; all paths in lower case. */
interface Relation {
  readonly id: string
  readonly type: string
  readonly path: string
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Where the relations of a part stand. */
const relationsPath = (path: string): string => path.replace(/([^/]*)$/, '_rels/$1.rels')

/** The relations of parts, by the folder that they are seen from; kept as `looked`. */
const related = new WeakMap<Uint8Array, Map<string, readonly Relation[]>>()

function relationsIn(part: Uint8Array | undefined, folder: string): readonly Relation[] {
  if (part === undefined) return []
  const known = related.get(part) ?? new Map<string, readonly Relation[]>()
  related.set(part, known)
  const before = known.get(folder)
  if (before !== undefined) return before
  const relations = elements(part, 'Relationship').map(({ has }) => ({
    id: has.Id ?? '',
    type: has.Type ?? '',
    path: resolve(folder, has.Target ?? ''),
  }))
  known.set(folder, relations)
  return relations
}

/** A workbook's main part where programs usually put it. */
const USUAL = /^xl\/workbook[^/]*\.xml$/i

/** The path of the workbook's main part, as the file's first relations say. */
function mainPath(
  roots: Uint8Array | undefined,
  has: (path: string) => boolean,
  paths: Iterable<string>,
): string {
  const named = relationsIn(roots, '').find(({ type }) => type.endsWith('/officeDocument'))?.path
  return named !== undefined && has(named)
    ? named
    : (Array.from(paths).find((path) => USUAL.test(path)) ?? '')
}

/** Worksheets where programs usually put them. */
const SHEETS = /^xl\/worksheets\/[^/]+\.xml$/

const READ_OF_BOOK = /\/(?:worksheet|styles|sharedStrings|person|theme)$/
const READ_OF_SHEET = /\/(?:comments|threadedComment)$/

/**
 * The parts of a workbook that are read, wherever its relations lead: those of the workbook itself, styles, shared
 * texts, worksheets and their notes; not drawings, macros and what else there is.
 * @param read gives a part by its name, within the limits
 * @returns null where the file is no workbook of this format
 */
export async function bookParts(
  names: readonly string[],
  read: (name: string) => Promise<Uint8Array>,
): Promise<ReadonlySet<string> | null> {
  const byPath = new Map(names.map((name) => [name.toLowerCase(), name]))
  const found = new Set<string>()
  const part = async (path: string): Promise<Uint8Array | undefined> => {
    const name = byPath.get(path)
    if (name === undefined) return undefined
    found.add(name)
    return await read(name)
  }
  const main = mainPath(await part('_rels/.rels'), (path) => byPath.has(path), byPath.keys())
  const types = byPath.get('[content_types].xml')
  const usual = USUAL.test(main)
  if (!usual) {
    const kind =
      types === undefined
        ? undefined
        : elements(await read(types), 'Override').find(
            ({ has }) => resolve('', has.PartName ?? '') === main && main !== '',
          )
    if (!/(?:spreadsheetml|ms-excel)\.(?!sheet\.binary).*main\+xml$/i.test(kind?.has.ContentType ?? ''))
      return null
  }
  const keep = (path: string) => {
    const name = byPath.get(path)
    if (name !== undefined) found.add(name)
  }
  keep(main)
  const folder = folderOf(main)
  for (const type of BESIDE) keep(resolve(folder, `${type}.xml`))
  // One that nothing leads to is held to the limits all the same.
  for (const path of byPath.keys()) if (SHEETS.test(path)) keep(path)
  for (const { type, path } of relationsIn(await part(relationsPath(main)), folder)) {
    if (!READ_OF_BOOK.test(type)) continue
    keep(path)
    if (!WORKSHEET.test(type)) continue
    for (const beside of relationsIn(await part(relationsPath(path)), folderOf(path)))
      if (READ_OF_SHEET.test(beside.type)) keep(beside.path)
  }
  return found
}

/** Parts that are found beside the workbook where no relation names them. */
const BESIDE = ['styles', 'sharedStrings', 'theme'] as const

/** The workbook that these parts are. */
export function bookOf(parts: Parts): Book {
  const byName = new Map(Array.from(parts, ([name, part]) => [name.toLowerCase(), part]))
  const at = mainPath(byName.get('_rels/.rels'), (path) => byName.has(path), byName.keys())
  const folder = folderOf(at)
  const relations = relationsIn(byName.get(relationsPath(at)), folder)
  const besideSheet = (path: string, kind: string): Uint8Array | undefined => {
    const beside = relationsIn(byName.get(relationsPath(path)), folderOf(path))
    return byName.get(beside.find(({ type }) => type.endsWith(`/${kind}`))?.path ?? '')
  }
  const found = elements(byName.get(at), 'sheet', 'workbookPr')
  const listed = found.flatMap(({ name, has }) => {
    const relation = relations.find(({ id }) => id === has.id)
    const part = byName.get(relation?.path ?? '')
    // Chart sheets and macro sheets have no cells to read.
    if (name !== 'sheet' || relation === undefined || part === undefined || !WORKSHEET.test(relation.type))
      return []
    const hidden = (has.state ?? 'visible') !== 'visible'
    const [comments, threads] = ['comments', 'threadedComment'].map((kind) =>
      besideSheet(relation.path, kind),
    )
    return [{ name: has.name ?? '', hidden, part, comments, threads }]
  })
  const only = (type: (typeof BESIDE)[number]): Uint8Array | undefined =>
    byName.get(relations.find((relation) => relation.type.endsWith(`/${type}`))?.path ?? '') ??
    byName.get(resolve(folder, `${type}.xml`))
  return {
    listed,
    others: found.filter(
      ({ name, has }) =>
        name === 'sheet' && relations.some(({ id, type }) => id === has.id && !WORKSHEET.test(type)),
    ).length,
    date1904: found.some(({ name, has }) => name === 'workbookPr' && isOn(has.date1904)),
    strings: only('sharedStrings'),
    styles: only('styles'),
    persons: byName.get(relations.find(({ type }) => type.endsWith('/person'))?.path ?? ''),
    theme: only('theme'),
  }
}
