/** Columns that were put in, taken out or moved since the workbook was opened: what else changed goes back all the same. */
import { describe, expect, test } from 'vitest'
import { openFile } from '../../../../electron/files/open.ts'
import { otherColumns } from '../../../../electron/files/xlsx/patch/columns.ts'
import { deleteColumns, insertColumns, moveColumns } from '../../../../shared/changes/columns.ts'
import { fact } from '../../support/facts.ts'
import { type Desk, roundTrip, shown } from './support.ts'

const bytes = fact('patch/charts-and-pictures.xlsx')

/** The same work on the same cells, with columns as they came. */
const typing = (desk: Desk): void => {
  desk.type(0, 'actual', '13.4%')
  desk.type(6, 'name', '乡村治理示范村')
}

const placeOf = (desk: Desk, role: string): number =>
  desk.attachment.columns.findIndex((column) => column.role === role)

/** A merge over two cells of the first row's name, before the columns change. */
const spread = (desk: Desk): void => {
  const [{ id: top = '' } = {}] = desk.attachment.rows
  const { columns, merges } = desk.attachment
  const at = placeOf(desk, 'name')
  const [left, right] = [columns[at]?.id ?? '', columns[at + 1]?.id ?? '']
  desk.edit([{ type: 'merges', from: merges, to: [...merges, { top, bottom: top, left, right }] }])
}

describe('a column that was put in', () => {
  test.each(['name', 'actual'])('stays out, wherever it stands: before %s', async (role) => {
    const plain = await roundTrip(bytes, typing)
    const added = await roundTrip(bytes, (desk) => {
      desk.edit(insertColumns(desk.attachment, placeOf(desk, role), 1, () => 'new'))
      desk.edit([
        { type: 'cell', row: desk.attachment.rows[0]?.id ?? '', column: 'new', from: '', to: '统计局' },
      ])
      typing(desk)
    })
    expect(Buffer.from(added).equals(Buffer.from(plain))).toBe(true)
  })

  test('leaves a merge that goes over it as it is without it', async () => {
    const plain = await roundTrip(bytes, spread)
    const added = await roundTrip(bytes, (desk) => {
      spread(desk)
      desk.edit(insertColumns(desk.attachment, placeOf(desk, 'name') + 1, 1, () => 'new'))
    })
    expect(await shown(added)).toEqual(await shown(plain))
    expect(Buffer.from(added).equals(Buffer.from(plain))).toBe(true)
  })

  test('is told before by its header, and no other is', async () => {
    const { attachments } = await openFile('原表.xlsx', bytes, { indicators: [] })
    const [{ attachment, origin } = { attachment: null, origin: null }] = attachments
    if (attachment === null || origin === null) throw new Error('no table')
    const words = (header: readonly string[]): string => header.join('／')
    expect(otherColumns(origin, attachment, words)).toEqual({ added: [], removed: [] })
    const column = { id: 'new', header: ['责任单位'], role: 'owner', width: 9 } as const
    const columns = [...attachment.columns.slice(1), { ...column, header: [...column.header] }]
    expect(otherColumns(origin, { ...attachment, columns }, words)).toEqual({
      added: ['责任单位'],
      removed: [words(attachment.columns[0]?.header ?? [])],
    })
  })
})

describe('a column that was taken out', () => {
  test('stays in the workbook with its texts, and what else changed goes back', async () => {
    const before = await shown(bytes)
    const after = await roundTrip(bytes, (desk) => {
      typing(desk)
      // No verdict reads the last one.
      const at = desk.attachment.columns.length - 1
      desk.edit(deleteColumns(desk.attachment, at, at))
    })
    const plain = await roundTrip(bytes, typing)
    expect(await shown(after)).toEqual(await shown(plain))
    expect(await shown(after)).not.toEqual(before)
  })
})

test('columns in another order go back to where they stood', async () => {
  const plain = await roundTrip(bytes, typing)
  const moved = await roundTrip(bytes, (desk) => {
    const at = placeOf(desk, 'unit')
    desk.edit(moveColumns(desk.attachment, at, at, placeOf(desk, 'name')) ?? [])
    typing(desk)
  })
  expect(await shown(moved)).toEqual(await shown(plain))
})
