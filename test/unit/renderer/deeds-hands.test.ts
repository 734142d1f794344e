/** Deeds of keys that people know from WPS and Excel. */
import { describe, expect, test } from 'vitest'
import { absent, absentKeys } from '../../../renderer/actions/absent.ts'
import { today, writeSelected, writeTyped } from '../../../renderer/actions/cells.ts'
import { pasteAs } from '../../../renderer/actions/clipboard.ts'
import { changeLines } from '../../../renderer/actions/columns.ts'
import { listed } from '../../../renderer/actions/find.ts'
import { actionFor, actions } from '../../../renderer/actions/index.ts'
import { laid } from '../../../renderer/actions/pasted.ts'
import { columnsOf, rowsOf } from '../../../renderer/grid/selection.ts'
import { standing } from '../../../renderer/state/mends.ts'
import { extentOf } from '../../../renderer/state/places.ts'
import { viewed } from '../../../renderer/state/view.ts'
import { cells, contextOf, deedOf, editorOf, table, tableAfter } from './deed-support.ts'

const names = (attachment: typeof table): (string | undefined)[] =>
  attachment.rows.map(({ cells: c }) => c.name)

describe('what F4 does again', () => {
  test('a typed text goes into all that is then selected', async () => {
    const typed = writeTyped(contextOf(cells(0, 3)), '修改单元格', { row: 0, column: 3, text: '9%' })
    const again = await typed.repeat?.(contextOf(cells(1, 2, 2, 3)))
    expect(
      tableAfter(again ?? {})
        .rows.slice(1, 3)
        .map(({ cells: c }) => [c.target, c.actual]),
    ).toEqual([
      ['9%', '9%'],
      ['9%', '9%'],
    ])
    expect(again?.repeat).toBeDefined()
  })

  test('clearing, pasting and taking out go on where the selection is', async () => {
    const cleared = writeSelected(contextOf(cells(0, 1)), '清除内容', '')
    expect(names(tableAfter((await cleared.repeat?.(contextOf(cells(3, 1)))) ?? {}))[3]).toBeUndefined()
    const pasted = pasteAs(contextOf(cells(0, 3)), '1\t2', '', {
      what: 'texts',
      transpose: true,
      skipEmpty: false,
    })
    const again = tableAfter((await pasted.repeat?.(contextOf(cells(2, 3)))) ?? {})
    expect(again.rows.map(({ cells: c }) => c.actual)).toEqual(['12.3%', '12.5%', '1', '2'])
    const out = changeLines(contextOf(cells(0, 1)), 'delete', 'rows')
    expect(names(tableAfter((await out.repeat?.(contextOf(cells(3, 1)))) ?? {}))).toEqual(
      names(table).slice(0, 3),
    )
  })

  test('what was undone comes back first; with nothing done there is nothing to repeat', async () => {
    const perform = actions.find(({ id }) => id === 'repeat')?.perform
    const last = () => ({ zoom: 1 })
    const open = { ...editorOf(cells(0, 0)), log: { revision: 2, undo: null, redo: '填充' } }
    expect(await perform?.(contextOf(cells(0, 0), { open, last }))).toEqual({ replay: 'redo' })
    expect(await perform?.(contextOf(cells(0, 0), { last }))).toEqual({ zoom: 1, repeat: last })
    expect((await perform?.(contextOf(cells(0, 0))))?.notice?.text).toBe('没有可以重复的操作。')
  })

  test('nobody knows what can come back before an undo under way is done', async () => {
    const perform = actions.find(({ id }) => id === 'repeat')?.perform
    const after = contextOf(cells(0, 0), {
      open: { ...editorOf(cells(0, 0)), log: { revision: 2, undo: null, redo: '填充' } },
    })
    const during = contextOf(cells(0, 0), { replayed: () => Promise.resolve(), now: () => after })
    expect(await perform?.(during)).toEqual({ replay: 'redo' })
  })
})

describe('Ctrl+- and Ctrl++', () => {
  const extent = extentOf(table)

  test('ask where only cells are selected', () => {
    expect(deedOf('delete-selected', contextOf(cells(1, 1)))).toEqual({
      open: { kind: 'lines', what: 'delete' },
    })
    expect(deedOf('insert-selected', contextOf(cells(1, 1, 2, 2)))).toEqual({
      open: { kind: 'lines', what: 'insert' },
    })
  })

  test('take whole rows and columns at once', () => {
    const rows = deedOf('delete-selected', contextOf(rowsOf(0, 0, extent)))
    expect(names(tableAfter(rows))).toEqual(names(table).slice(1))
    const columns = tableAfter(deedOf('delete-selected', contextOf(columnsOf(2, 2, extent)))).columns
    expect(columns.map(({ id }) => id)).toEqual(['no', 'name', 'actual', 'status'])
    const more = tableAfter(changeLines(contextOf(cells(1, 1, 2, 2)), 'insert', 'columns')).columns
    expect(more.map(({ header }) => header.at(-1))).toEqual([
      'no',
      '新列',
      '新列2',
      'name',
      'target',
      'actual',
      'status',
    ])
  })
})

describe('paste special', () => {
  const paste = (text: string, part: Partial<Parameters<typeof pasteAs>[3]>) =>
    pasteAs(contextOf(cells(0, 2)), text, '', {
      what: 'texts',
      transpose: false,
      skipEmpty: false,
      ...part,
    })
  const seen = (deed: ReturnType<typeof paste>) =>
    tableAfter(deed)
      .rows.slice(0, 2)
      .map(({ cells: c }) => [c.target ?? '', c.actual ?? ''])

  test('leaves what is no figure, or empty, as it stands; one step', () => {
    expect(seen(paste('9%\t待报\n\t1.5亿元', { what: 'figures' }))).toEqual([
      ['9%', '12.3%'],
      ['8%', '1.5亿元'],
    ])
    expect(seen(paste('9%\t待报\n\t1.5亿元', { skipEmpty: true }))).toEqual([
      ['9%', '待报'],
      ['8%', '1.5亿元'],
    ])
    expect(seen(paste('9%\t待报\n\t1.5亿元', { transpose: true }))).toEqual([
      ['9%', ''],
      ['待报', '1.5亿元'],
    ])
    expect(paste('待报\t约', { what: 'figures' })).toEqual({
      notice: { kind: 'info', text: '剪贴板里没有数字，没有粘贴。' },
    })
  })

  test('turns merges with the rest, and leaves them out of texts', () => {
    const merges = [{ top: 0, bottom: 0, left: 0, right: 1 }]
    const pasted = {
      texts: [
        ['甲', ''],
        ['乙', '丙'],
      ],
      merges,
    }
    const how = { what: 'all', transpose: true, skipEmpty: false } as const
    expect(laid(pasted, how)).toEqual({
      texts: [
        ['甲', '乙'],
        ['', '丙'],
      ],
      merges: [{ top: 0, bottom: 1, left: 0, right: 0 }],
    })
    expect(laid(pasted, { ...how, what: 'texts' }).merges).toEqual([])
  })
})

describe('attachments and dates', () => {
  const sibling = (id: string) => ({
    id,
    label: `附件${id}`,
    title: [id],
    remark: '',
    indicator: '',
    sheet: '',
  })
  const report = { ...editorOf(cells(0, 0)).report, siblings: [sibling('z'), sibling('a'), sibling('b')] }

  test('the next and the one before, round the end', () => {
    const open = { ...editorOf(cells(0, 0)), report }
    expect(deedOf('next-table', contextOf(cells(0, 0), { open })).table?.id).toBe('b')
    expect(deedOf('previous-table', contextOf(cells(0, 0), { open })).table?.id).toBe('z')
    const last = { ...open, attachment: { ...table, id: 'b' } }
    expect(deedOf('next-table', contextOf(cells(0, 0), { open: last })).table?.id).toBe('z')
  })

  test('today is as the table has its dates', () => {
    const day = new Date(2026, 10, 27)
    expect(today(contextOf(cells(0, 1)), day)).toBe('2026年11月27日')
    const heading = { ...table.heading, above: ['填报日期：2021-07-05'] }
    expect(today({ open: editorOf(cells(0, 1), { ...table, heading }) }, day)).toBe('2026-11-27')
  })

  test('everything found, with its cell, its column and its text', () => {
    expect(
      listed([editorOf(cells(0, 0))], '人均').map(({ address, header, text }) => [address, header, text]),
    ).toEqual([
      ['B2', 'name', '城镇居民人均可支配收入'],
      ['B3', 'name', '农村居民人均可支配收入'],
    ])
  })

  test('everything found in a view, with its address in the whole table', () => {
    const { attachment, judged } = editorOf(cells(0, 0))
    const sort = { column: 'name', descending: true }
    const seen = viewed({ attachment, judged }, { filters: [], sort })
    const found = listed([seen], '人均')
    expect(found.map(({ text, address }) => [text, address]).sort()).toEqual([
      ['农村居民人均可支配收入', 'B3'],
      ['城镇居民人均可支配收入', 'B2'],
    ])
    expect(found.map(({ place }) => place.row)).not.toEqual([1, 2])
  })

  test('an offer stands as long as the cell holds what was typed', () => {
    const mend = { row: 'r1', column: 'actual', from: '12.3%', to: '1' }
    expect(standing([mend, { ...mend, from: '5。3' }, { ...mend, row: 'gone' }], table)).toEqual([mend])
  })
})

describe('keys for what is not here', () => {
  test('are no keys of actions, stand once, and say in one short sentence what to do', () => {
    const keys = absentKeys.flatMap((each) => each.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => actionFor(key) !== undefined)).toEqual([])
    for (const key of keys) {
      expect(absent(key)).toMatch(/^这里没有“[^”]+”：.+[^。]。$/)
      expect(absent(key)?.length).toBeLessThan(50)
    }
    expect(absent('Ctrl+C')).toBeUndefined()
  })

  test('name only keys that are here', () => {
    const shown = new Set(actions.flatMap((action) => action.keys ?? []))
    const named = absentKeys.flatMap(
      ({ here }) => here.match(/(?:Ctrl|Alt|Shift)\+(?:F\d+|[A-Z;]\d?)|F\d+/g) ?? [],
    )
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((key) => !shown.has(key) && !shown.has(`Alt+${key}`))).toEqual([])
  })
})
