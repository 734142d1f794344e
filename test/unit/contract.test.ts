import { expect, test } from 'vitest'
import { argumentsOf } from '../../shared/contract.ts'
import { editsOfAll } from './store/random.ts'
import { attachment } from './store/support.ts'

const allows = (method: keyof typeof argumentsOf, args: unknown): boolean =>
  argumentsOf[method].safeParse(args).success

test('every kind of edit passes the check as it is', () => {
  const all = Array.from({ length: 40 }, (_, at) => ({
    kind: at % 11,
    a: at * 7,
    b: at * 3,
    c: at,
    text: `${at}`,
  }))
  const step = { name: '步', edits: editsOfAll(attachment(), all) }
  expect(new Set(step.edits.map(({ type }) => type)).size).toBe(11)
  const parsed = argumentsOf.apply.parse({ id: 'a', base: 0, step })
  expect(parsed.step).toEqual(step)
})

test.each<[keyof typeof argumentsOf, unknown]>([
  ['library', null],
  ['library', { more: 1 }],
  ['open', {}],
  ['open', { id: '' }],
  ['open', { id: 'x'.repeat(65) }],
  ['create', { template: 'other', year: 2021 }],
  ['create', { template: 'official', year: 2021.5 }],
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
  ['exportFile', { id: 'a', format: 'exe' }],
])('%s refuses %j', (method, args) => {
  expect(allows(method, args)).toBe(false)
})
