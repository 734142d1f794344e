/** A context for actions without a window: a small table, and a host that answers what a test says. */
import type { Context, Deed, OpenContext } from '../../../renderer/actions/deed.ts'
import { actionOf } from '../../../renderer/actions/index.ts'
import { at, range, type Selection } from '../../../renderer/grid/selection.ts'
import type { Editor } from '../../../renderer/state/editor.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import type { Method, Methods } from '../../../shared/contract/contract.ts'
import { dictionaryOf } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'

const column = (id: string, role: Attachment['columns'][number]['role']) => ({
  id,
  header: [id],
  role,
  width: 10,
})

/** 序号 of the second and third row are one merged cell. */
export const table: Attachment = {
  id: 'a',
  sheet: '',
  heading: { label: '附件', title: ['表'], above: [], below: [], year: 2021, months: 6 },
  columns: [
    column('no', 'no'),
    column('name', 'name'),
    column('target', 'target'),
    column('actual', 'actual'),
    column('status', 'status'),
  ],
  rows: [
    { id: 'r1', cells: { no: '1', name: '地区生产总值', target: '7%左右', actual: '12.3%' } },
    { id: 'r2', cells: { no: '2', name: '城镇居民人均可支配收入', target: '8%', actual: '12.5%' } },
    { id: 'r3', cells: { name: '农村居民人均可支配收入', target: '8%', actual: '15.5%' } },
    { id: 'r4', cells: { no: '5', name: '进出口总额', target: '促稳提质', actual: '20.2%' } },
  ],
  merges: [{ top: 'r2', bottom: 'r3', left: 'no', right: 'no' }],
}

const dictionary = dictionaryOf([])

export const editorOf = (selection: Selection, attachment: Attachment = table): Editor => ({
  attachment,
  judged: judgeAttachment(attachment, dictionary),
  view: null,
  log: { revision: 1, undo: null, redo: null },
  report: { siblings: [], source: '', document: null, hasSource: false, sourceKind: 'none' },
  saving: { kind: 'saved' },
  selection,
  warnings: [],
  zoom: 1,
})

/** The open table with some of its cells selected. */
export function contextOf(selection: Selection, part: Partial<OpenContext> = {}): OpenContext {
  let ids = 0
  const refuse = (what: string) => (): never => {
    throw new Error(`${what} was not expected`)
  }
  const context: OpenContext = {
    open: editorOf(selection),
    hand: { by: '王', reason: '', at: '2021-07-01T00:00:00.000Z', dictionary },
    newId: () => `new${++ids}`,
    look: 'light',
    report: { shown: false, beside: null },
    document: null,
    before: null,
    left: null,
    wide: true,
    folded: false,
    cut: null,
    notesCopied: null,
    painter: null,
    last: null,
    mends: [],
    frozen: null,
    inTitle: false,
    inReport: false,
    findings: () => [],
    said: () => ({ findings: [], active: null }),
    visited: null,
    now: () => context,
    host: refuse('a call of the host'),
    working: (_, run) => run('job'),
    settled: async () => {},
    replayed: () => null,
    chooseFiles: refuse('a choice of files'),
    askMapping: refuse('a question'),
    askPeriod: refuse('a question about the period'),
    askMerge: refuse('a question about a merge'),
    readClipboard: refuse('a look at the clipboard'),
    carryOut: refuse('a deed in between'),
    ...part,
  }
  return context
}

export const cells = (top: number, left: number, bottom = top, right = left): Selection =>
  top === bottom && left === right
    ? at({ row: top, column: left })
    : range({ row: top, column: left }, { row: bottom, column: right })

/** What an action that waits for nothing answers. */
export function deedOf(id: string, context: Context): Deed {
  const deed = actionOf(id).perform(context)
  if (deed instanceof Promise) throw new Error(`${id} waits for something`)
  return deed
}

/** The table after a deed's step. */
export const tableAfter = (deed: Deed, attachment: Attachment = table): Attachment =>
  apply(attachment, deed.step?.edits ?? [])

/** A host that gives these answers and keeps what it was asked. */
export function hostOf(answers: { readonly [M in Method]?: Methods[M]['value'] }) {
  const asked: [Method, unknown][] = []
  const host = async <M extends Method>(
    method: M,
    args: Methods[M]['arguments'],
  ): Promise<Methods[M]['value']> => {
    asked.push([method, args])
    const answer = answers[method]
    if (answer === undefined) throw new Error(`${method} was not expected`)
    return answer
  }
  return { asked, host }
}
