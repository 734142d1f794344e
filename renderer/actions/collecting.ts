/** Taking back what departments filled in (回收): files to the host, decisions on what they offer, and the way back. */

import type { Offer, WallCell, WallFile } from '../../shared/collect/wall-model.ts'
import type { TakenBack } from '../../shared/contract/collecting.ts'
import type { Methods } from '../../shared/contract/contract.ts'
import { acceptOf, formatsThat } from '../../shared/contract/formats.ts'

import { readWall, takesBack, useCollect } from '../state/collect.ts'
import type { Plain } from '../state/desk.ts'

import { made as isOwn } from '../state/own.ts'
import { onTable, opened } from './action.ts'
import { isCarried } from './carrying.ts'
import { type Context, type Deed, done, info, type OpenContext, refused } from './deed.ts'
import { chosenFiles, type Drop, type Dropped } from './dropped.ts'
import { openFiles } from './files.ts'

export const collectingActions = {
  collect: onTable(() => ({ open: { kind: 'collect' } })),
  urge: onTable(() => ({ open: { kind: 'collect', urge: true } })),
}

/** What a dialog for returns accepts. */
const returns = `${acceptOf(formatsThat('table'))},.zip`

/** Bytes and files of one call: what goes to the host at once must not be more than it takes. */
const MOST_BYTES = 40 * 2 ** 20
const MOST_FILES = 200

/** Files in parts that one call can carry each. */
function parts(files: readonly Dropped[]): readonly (readonly Dropped[])[] {
  const all: Dropped[][] = []
  let size = 0
  for (const one of files) {
    const last = all.at(-1)
    if (last === undefined || last.length >= MOST_FILES || size + one.file.size > MOST_BYTES) {
      all.push([one])
      size = one.file.size
    } else {
      last.push(one)
      size += one.file.size
    }
  }
  return all
}

/** Has the host take files in, and the wall read once at the end; what was read before it is called off stays. */
async function takeIn(
  { host, working }: Context,
  id: string,
  files: readonly Dropped[],
  marked: boolean,
): Promise<TakenBack> {
  const sum: TakenBack = { taken: 0, again: 0, failed: 0, passed: [], others: [], handed: false, plain: [] }
  const total = files.length
  await working(marked ? '正在看是不是返回表' : '正在回收返回表', async (job) => {
    takesBack(job)
    try {
      let before = 0
      for (const part of parts(files)) {
        const sent = await Promise.all(
          part.map(async ({ name, file }) => ({
            name,
            bytes: new Uint8Array(await file.arrayBuffer()),
            at: new Date(file.lastModified).toISOString(),
          })),
        )
        const made = await host('takeReturns', { id, files: sent, marked, before, total, job })
        before += part.length
        sum.taken += made.taken
        sum.again += made.again
        sum.failed += made.failed
        sum.passed.push(...made.passed)
        sum.others.push(...made.others)
        sum.plain.push(...made.plain)
        sum.handed = made.handed
      }
    } finally {
      // Once for all parts, and for those that came before it was called off; what is done stays shown until then.
      await readWall()
    }
  })
  return sum
}

/** Takes files back for the open table's report and shows the wall. */
export async function takeFiles(context: OpenContext, files: readonly Dropped[]): Promise<Deed> {
  if (files.length === 0) return {}
  await context.settled()
  const taken = await takeIn(context, context.open.attachment.id, files, false)
  return { open: { kind: 'collect' }, ...told(taken) }
}

/** Lets a person choose the files that came back. */
export const chooseReturns = async (context: OpenContext): Promise<Deed> =>
  takeFiles(context, chosenFiles(await context.chooseFiles(returns, true)))

/** The same for all files of a folder. */
export const chooseFolder = async (
  context: OpenContext,
  choose: () => Promise<readonly File[]>,
): Promise<Deed> => takeFiles(context, chosenFiles(await choose()))

/** What became of the files, in one sentence. */
function told({ taken, again, failed, passed }: TakenBack): Deed {
  const parts = [
    again === 0 ? '' : `${again}份以前收过`,
    failed === 0 ? '' : `${failed}份读不了，原因列在文件里`,
    passed.length === 0 ? '' : `另有${passed.length}个文件没有读：${passed[0] ?? ''}`,
  ].filter((part) => part !== '')
  const more = parts.length === 0 ? '' : `，${parts.join('，')}`
  if (taken === 0) return info(`没有收到返回表${more}${more.endsWith('。') ? '' : '。'}`)
  const text = `已收${taken}份返回表${more}${more.endsWith('。') ? '' : '。'}`
  return failed === 0 ? done(text) : refused(text)
}

const isZip = ({ name }: Dropped): boolean => /\.zip$/i.test(name)

/**
 * Files dropped on the window. On the wall all are returns; over a table those that carry its identity are, and folders
 * and zips, which are nothing else. Where the table was handed out, several at once are returns with or without it, and
 * of a single one it is asked; the rest is opened as always.
 */
export async function openDropped(context: Context, { files, folder }: Drop): Promise<Deed> {
  const { open } = context
  const plain = (some: readonly Dropped[]) =>
    openFiles(
      context,
      some.map(({ file }) => file),
    )
  if (open === null) return await plain(files)
  const here: OpenContext = { ...context, open }
  if (useCollect.getState().of !== '' || folder || files.some(isZip)) return await takeFiles(here, files)
  await context.settled()
  const own = files.filter(({ file }) => isCarried(file))
  const sent = files.filter(({ file }) => !isCarried(file))
  if (sent.length === 0) return await plain(files)
  const taken = await takeIn(context, open.attachment.id, sent, true)
  const others = files.filter((one) => own.includes(one) || taken.others.includes(one.name))
  const [single] = sent
  if (taken.handed && taken.taken === 0 && sent.length === 1 && own.length === 0 && single !== undefined)
    return isItAReturn(single)
  const rest = taken.taken === 0 && taken.passed.length === 0 ? files : others
  if (taken.taken === 0) return await plain(rest)
  const unmarked = plainOf(sent, taken)
  await context.carryOut({ open: { kind: 'collect', ...(unmarked.length > 0 && { plain: unmarked }) } })
  if (rest.length > 0) await context.carryOut(await plain(rest))
  const without = taken.plain.length === 0 ? '' : `（${taken.plain.length}份没有这张表的记号）`
  const text = `收到这张表的返回表${taken.taken}份${without}，已放到“回收返回表”，没有另外打开。`
  return taken.failed === 0 ? done(text) : refused(`${text}其中${taken.failed}份读不了。`)
}

/** What came without the table's identity, with the files themselves: they may be opened all the same. */
const plainOf = (files: readonly Dropped[], { plain }: TakenBack): readonly Plain[] =>
  plain.flatMap(({ id, file: name, again }) => {
    const dropped = files.find((one) => one.name === name)
    return dropped === undefined ? [] : [{ id, file: dropped.file, again }]
  })

/** Whether a single file without the identity of a table that was handed out is a return: the person says. */
const isItAReturn = (dropped: Dropped): Deed => ({
  ask: {
    title: '这是返回表吗',
    text: `打开的表已经下发，“${dropped.name}”里没有它的记号。是各单位报来的，请收进回收；是另一张表，请作为新表打开。`,
    yes: '收进回收',
    agreed: (now) => takeFiles(opened(now), [dropped]),
    other: { word: '作为新表打开', chosen: (now) => openFiles(now, [dropped.file]) },
  },
})

/** Opens files that were taken for returns as tables of their own, and takes them off the wall. */
export async function openAnew(context: OpenContext, plain: readonly Plain[]): Promise<Deed> {
  const { id } = context.open.attachment
  await context.settled()
  // What lay there before was put there by somebody.
  for (const { id: from, again } of plain) if (!again) await context.host('takeOff', { id, from, off: true })
  await readWall()
  return openFiles(
    context,
    plain.map(({ file }) => file),
  )
}

type Decision = Methods['decide']['arguments']['decisions'][number]

/** What was decided last, for the way back. */
export interface LastDecision {
  readonly text: string
  /** What is said once it was taken back, one sentence. */
  readonly undone: string
  /** The first of the cells that it was about, to which the keyboard goes back; absent where it was about a file. */
  readonly cell?: Pick<WallCell, 'table' | 'row' | 'column'>
  /** The tables that it changed, with the revisions it made; none where it changed none. */
  readonly tables?: readonly { readonly id: string; readonly revision: number }[]
  readonly refused?: readonly Decision[]
  /** What was refused and is asked again. */
  readonly again?: readonly Decision[]
  /** The file that was taken off. */
  readonly off?: { readonly id: string; readonly from: string }
  /** The file that was told whose it is, and what a person had told before: null where nobody had. */
  readonly whose?: { readonly id: string; readonly from: string; readonly department: string | null }
}

const aboutOf = ({ table, row, column, from, text }: Omit<Decision, 'taken' | 'note'>) => ({
  ...{ table, row, column, from, text },
})

const cellOf = (one: LastDecision['cell']): Pick<LastDecision, 'cell'> =>
  one === undefined ? {} : { cell: { table: one.table, row: one.row, column: one.column } }

/**
 * Accepts or refuses offers, as one step a table.
 * @param whole whether each is all of its cell, though others were asked for parts of it
 */
export async function decide(
  context: Context,
  offers: readonly Offer[],
  taken: boolean,
  note: string,
  keep: (last: LastDecision) => void,
  whole = false,
): Promise<Deed> {
  if (offers.length === 0) return {}
  await context.settled()
  await readWall()
  const decisions = offers.map((offer) => ({
    ...{ ...aboutOf(offer), taken, note },
    ...(whole && { whole: true as const }),
  }))
  const made = await context.host('decide', { bases: basesNow(), decisions })
  await readWall()
  const [first] = offers
  const text = !taken
    ? `已拒绝${offers.length}处，在“全部”里可以重新考虑。`
    : whole
      ? `不合计，只用“${first?.text ?? ''}”，已写进表里。`
      : offers.length === 1
        ? `已接受“${first?.text ?? ''}”，写进表里。`
        : `已接受${offers.length}处，写进表里。`
  // The host wrote them for this window.
  for (const { id, revision } of made.tables) isOwn(id, revision)
  const what = offers.length === 1 ? `对“${first?.text ?? ''}”` : `对这${offers.length}处`
  keep({
    ...{ text, tables: made.tables, refused: taken ? [] : decisions },
    undone: `已撤销${what}的${taken ? '接受' : '拒绝'}。`,
    ...cellOf(first),
  })
  return {}
}

/** Writes what the parts of a cell come to, as the person sees it, as one step of its table. */
export async function decideSum(
  context: Context,
  { table, row, column, sum }: WallCell,
  keep: (last: LastDecision) => void,
): Promise<Deed> {
  if (sum === null) return {}
  await context.settled()
  await readWall()
  const made = await context.host('decide', {
    bases: basesNow(),
    decisions: [],
    sums: [{ table, row, column, text: sum.text }],
  })
  await readWall()
  for (const { id, revision } of made.tables) isOwn(id, revision)
  const text = `已按${sum.parts.length}个单位的合计“${sum.text}”接受，写进表里。`
  const undone = `已撤销对合计“${sum.text}”的接受。`
  keep({ text, undone, tables: made.tables, ...cellOf({ table, row, column }) })
  return {}
}

/** The revisions that the wall knows. */
const basesNow = () =>
  (useCollect.getState().wall?.tables ?? []).map(({ id, revision }) => ({ id, revision }))

/** Takes a file off the wall; what was accepted of it stays in the table, and is said. */
export async function takeOff(
  { host, open }: OpenContext,
  { id: from }: Pick<WallFile, 'id'>,
  keep: (last: LastDecision) => void,
): Promise<Deed> {
  const { id } = open.attachment
  const { file, left } = await host('takeOff', { id, from, off: true })
  await readWall()
  const stays = left === 0 ? '' : `；从它接受的${left}格仍在表里`
  keep({ text: `已从这里拿掉《${file}》${stays}。`, undone: `已把《${file}》放回这里。`, off: { id, from } })
  return {}
}

/**
 * Takes back what was decided last.
 * @param keep is given what was decided before it, to be taken back next
 */
export async function takeBackDecision(
  context: Context,
  decided: readonly LastDecision[],
  keep: (before: readonly LastDecision[]) => void,
): Promise<Deed> {
  const last = decided.at(-1)
  if (last === undefined) return {}
  await context.settled()
  let before = decided.slice(0, -1)
  for (const { id, revision } of last.tables ?? []) {
    const undone = await context.host('undo', { id, base: revision })
    isOwn(id, undone.revision)
    // What the step stood on is there again, under a revision of its own.
    before = before.map((one) => ({
      ...one,
      ...(one.tables !== undefined && {
        tables: one.tables.map((table) =>
          table.id === id && table.revision === revision - 1 ? { id, revision: undone.revision } : table,
        ),
      }),
    }))
  }
  const { refused: refusals, again, off, whose } = last
  if (refusals !== undefined && refusals.length > 0)
    await context.host('withdraw', { decisions: refusals.map(aboutOf) })
  if (again !== undefined) await context.host('decide', { bases: basesNow(), decisions: [...again] })
  if (off !== undefined) await context.host('takeOff', { ...off, off: false })
  if (whose !== undefined) await context.host('tellWhose', whose)
  await readWall()
  keep(before)
  return {}
}

/** Asks again about what was refused. */
export async function withdraw(
  { host }: Context,
  offer: Offer,
  keep: (last: LastDecision) => void,
): Promise<Deed> {
  await host('withdraw', { decisions: [aboutOf(offer)] })
  await readWall()
  const again = [{ ...aboutOf(offer), taken: false, note: offer.note }]
  keep({
    text: `已把“${offer.text}”重新列为要定的。`,
    undone: `“${offer.text}”仍为已拒绝。`,
    again,
    ...cellOf(offer),
  })
  return {}
}

/** Tells whose a file is: what it says counts for that department from now on. */
export async function tellWhose(
  { host, open }: OpenContext,
  from: string,
  department: string,
  keep: (last: LastDecision) => void,
): Promise<Deed> {
  const { id } = open.attachment
  const told = await host('tellWhose', { id, from, department })
  await readWall()
  keep({
    text: `已把《${told.file}》算作${told.department}的返回表。`,
    undone: `已撤销对《${told.file}》的单位指定。`,
    whose: { id, from, department: told.before },
  })
  return {}
}
