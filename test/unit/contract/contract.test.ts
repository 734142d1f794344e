import { expect, test } from 'vitest'
import { argumentsOf } from '../../../shared/contract/contract.ts'
import { attachment } from '../support/attachment.ts'
import { editsOfAll } from '../support/random-edits.ts'

const allows = (method: keyof typeof argumentsOf, args: unknown): boolean =>
  argumentsOf[method].safeParse(args).success

test('every kind of edit passes the check as it is', () => {
  const all = Array.from({ length: 40 }, (_, at) => ({
    kind: at % 14,
    a: at * 7,
    b: at * 3,
    c: at,
    text: `${at}`,
  }))
  const step = { name: '步', edits: editsOfAll(attachment(), all) }
  expect(new Set(step.edits.map(({ type }) => type)).size).toBe(14)
  const parsed = argumentsOf.apply.parse({ id: 'a', base: 0, step })
  expect(parsed.step).toEqual(step)
})

test.each<[keyof typeof argumentsOf, unknown]>([
  ['create', { template: 'indicators', year: 2026 }],
  ['create', { template: 'report', year: 2026 }],
  ['importFile', { name: 'a.xlsx', bytes: new Uint8Array() }],
  [
    'importFile',
    {
      name: 'a.xlsx',
      bytes: new Uint8Array(),
      job: 'j',
      answers: [
        { shape: 's', sheet: '表', headerTop: 0, headerBottom: 1, left: 0, right: 1, roles: ['no', 'none'] },
      ],
    },
  ],
  ['exportFile', { id: 'a', format: 'xlsx' }],
  ['exportFile', { id: 'a', format: 'xlsx', layout: 'source', scope: 'report', job: 'j' }],
  ['exportFile', { id: 'a', format: 'csv', rows: ['r2', 'r1'] }],
])('%s allows %j', (method, args) => {
  expect(allows(method, args)).toBe(true)
})

test.each<[keyof typeof argumentsOf, unknown]>([
  ['library', null],
  ['library', { more: 1 }],
  ['open', {}],
  ['open', { id: '' }],
  ['open', { id: 'x'.repeat(65) }],
  ['create', { template: 'other', year: 2021 }],
  ['create', { template: 'indicators', year: 2021.5 }],
  ['importFile', { name: 'a.xlsx', bytes: [1, 2] }],
  ['apply', { id: 'a', base: -1, step: { name: '', edits: [] } }],
  ['apply', { id: 'a', base: 0, step: { name: '', edits: [{ type: 'drop' }] } }],
  [
    'apply',
    {
      id: 'a',
      base: 0,
      step: { name: '', edits: [{ type: 'cell', row: 'r', column: 'c', from: '', to: 5 }] },
    },
  ],
  ['importFile', { name: 'a.xlsx', bytes: new Uint8Array(), job: '' }],
  ['importFile', { name: 'a.xlsx', bytes: new Uint8Array(), answers: [{ shape: 's' }] }],
  ['convert', { name: 'a.xlsx', bytes: new Uint8Array(), ending: 'csv' }],
  ['judge', { rows: [{ indicator: '', unit: '', target: '', actual: '', months: 13, gdpGrowth: null }] }],
  ['cancel', { job: 'x'.repeat(65) }],
  ['forgetMapping', {}],
  ['exportFile', { id: 'a', format: 'exe' }],
  ['exportFile', { id: 'a', format: 'csv', rows: [] }],
  ['exportFile', { id: 'a', format: 'xlsx', layout: 'other' }],
  ['exportFile', { id: 'a', format: 'xlsx', scope: 'all' }],
])('%s refuses %j', (method, args) => {
  expect(allows(method, args)).toBe(false)
})

const cell = { type: 'cell', row: 'r0', column: 'actual', from: '', to: '1' }
const column = { id: 'x', header: ['栏'], role: 'none', width: 12 }
const nameless = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '\ud800', 'a\udc00']

test.each<[string, unknown]>([
  ...nameless.flatMap((id): [string, unknown][] => [
    [`a row ${id}`, { ...cell, row: id }],
    [`a column ${id}`, { ...cell, column: id }],
    [`a new row ${id}`, { type: 'insertRows', at: 0, rows: [{ id, cells: {} }] }],
    [
      `a text under ${id}`,
      { type: 'insertRows', at: 0, rows: [{ id: 'n', cells: JSON.parse(`{"${id}":"1"}`) }] },
    ],
    [`a new column ${id}`, { type: 'insertColumns', at: 0, columns: [{ ...column, id }] }],
    [
      `a merge from ${id}`,
      { type: 'merges', from: [], to: [{ top: id, bottom: 'a', left: 'b', right: 'c' }] },
    ],
  ]),
  ['one column twice', { type: 'insertColumns', at: 0, columns: [column, column] }],
  [
    'one row twice',
    {
      type: 'insertRows',
      at: 0,
      rows: [
        { id: 'n', cells: {} },
        { id: 'n', cells: {} },
      ],
    },
  ],
])('an edit with %s is refused at the door', (_, edit) => {
  expect(allows('apply', { id: 'a', base: 0, step: { name: '步', edits: [cell] } })).toBe(true)
  expect(allows('apply', { id: 'a', base: 0, step: { name: '步', edits: [cell, edit] } })).toBe(false)
})

test.each(nameless)('no attachment is called %s', (id) => expect(allows('open', { id })).toBe(false))
