/** Looking through all that is kept: the names of tables, their 备注 and files, every cell, and the texts of reports. */
import { wholeName } from '../../shared/attachment/called.ts'
import { findPieces, type Piece } from '../../shared/attachment/find.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { type Found, mostFound, type SearchingValues } from '../../shared/contract/searching.ts'
import { isProblem, Problem } from '../../shared/problem.ts'
import type { Context, Handlers } from './context.ts'
import { stretches } from './stretches.ts'

/** So many places of one table or report are told, with those beyond only counted on by opening it. */
const MOST_OF_ONE = 3
/** Signs that are quoted on either side of what was found. */
const AROUND = 24

/** Words of a text with what stands around them, in one line. */
function quoted(text: string, { from, to }: Piece): string {
  const [first, end] = [Math.max(0, from - AROUND), Math.min(text.length, to + AROUND)]
  const words = text.slice(first, end).replace(/\s+/g, ' ').trim()
  return `${first > 0 ? '…' : ''}${words}${end < text.length ? '…' : ''}`
}

/** The rows of a table that hold the words, each by its first such cell. */
function* rowsWith({ columns, rows }: Attachment, words: string): Generator<Pick<Found, 'place' | 'quote'>> {
  for (const { id, cells } of rows)
    for (const column of columns) {
      const text = cells[column.id] ?? ''
      const [piece] = text === '' ? [] : findPieces(text, words)
      if (piece === undefined) continue
      yield { place: { kind: 'cell', row: id, column: column.id }, quote: quoted(text, piece) }
      break
    }
}

export const searching = ({ store, jobs }: Context): Handlers<keyof SearchingValues> => ({
  search: ({ text: words, job: name }) =>
    jobs.run(name, async ({ signal, onProgress }) => {
      const found: Found[] = []
      const stretch = stretches()
      const breathe = async (said: string): Promise<void> => {
        if (!stretch.isOver()) return
        onProgress(said)
        await stretch.rest()
        if (signal.aborted) throw new Problem('cancelled', '已取消搜索，要用时请再搜一次。')
      }
      for (const { id, title, name: file } of store.documents.list()) {
        const whole = { report: true, id, title }
        const inTitle = [title, file].find((text) => findPieces(text, words).length > 0)
        if (inTitle !== undefined) found.push({ ...whole, place: { kind: 'name' }, quote: inTitle })
        try {
          const { text } = store.documents.read(id)
          for (const piece of findPieces(text, words).slice(0, MOST_OF_ONE))
            found.push({ ...whole, place: { kind: 'text', ...piece }, quote: quoted(text, piece) })
        } catch (error) {
          passOver(error)
        }
        await breathe('正在看报告')
      }
      const tables = store.list('')
      for (const [at, { id, label, title, remark, source }] of tables.entries()) {
        if (found.length >= mostFound) break
        // Districts send tables of one title: the 备注 and the file tell which is which.
        const whole = { report: false, id, title: wholeName({ label, title, remark, source }) }
        const inName = [`${label} ${title.join('')}`, remark, source].find(
          (text) => findPieces(text, words).length > 0,
        )
        if (inName !== undefined) found.push({ ...whole, place: { kind: 'name' }, quote: inName })
        try {
          let told = 0
          for (const row of rowsWith(store.read(id).attachment, words)) {
            if (told === MOST_OF_ONE) break
            told += 1
            found.push({ ...whole, ...row })
          }
        } catch (error) {
          passOver(error)
        }
        await breathe(`已看过${at + 1}张表，共${tables.length}张`)
      }
      return found.slice(0, mostFound)
    }),
})

/** What is damaged is named by the library, and what has just gone is not sought: neither hides the others. */
function passOver(error: unknown): void {
  if (!isProblem(error, 'damaged-table', 'not-found')) throw error
}
