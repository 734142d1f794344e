/** Looking through all that is kept. */
import { expect, test } from 'vitest'
import { databaseFile } from '../../../electron/host/folder.ts'
import { openStore } from '../../../electron/store/store.ts'
import { attachment } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call, openHost } from './support.ts'

function filled(): string {
  const folder = temporaryFolder()
  const store = openStore(databaseFile(folder))
  const made = attachment('a')
  const heading = { ...made.heading, title: ['青石县2024年上半年指标'], remark: '送审稿' }
  const [first, ...others] = made.rows
  if (first === undefined) throw new Error('there is no row')
  store.add(
    [
      {
        ...made,
        heading,
        rows: [{ ...first, cells: { name: '粮食播種面積', target: '１２万亩' } }, ...others],
      },
    ],
    '青石县上报.xlsx',
  )
  store.add([attachment('b')], '')
  const text = '今年以来，粮食生产稳定。\n夏粮播种面积11.8万亩。'
  const document = { id: 'r', title: '农业情况汇报', name: '汇报.txt', text, bytes: null }
  store.add([], '汇报.txt', undefined, document)
  store.close()
  return folder
}

test('titles, 备注, files, cells and reports are found where they hold the words, however these are typed', async () => {
  const host = openHost(filled())
  const places = async (text: string) =>
    (await call(host, 'search', { text })).map(({ id, place }) => [id, place.kind])
  expect(await places('面积')).toEqual([
    ['r', 'text'],
    ['a', 'cell'],
  ])
  expect(await places('播 種')).toEqual(await places('播种'))
  expect(await places('送审')).toEqual([['a', 'name']])
  expect(await places('上报.xlsx')).toEqual([['a', 'name']])
  expect(await places('12万')).toEqual([['a', 'cell']])
  expect(await places('农业')).toEqual([['r', 'name']])
  expect(await places('没有的词')).toEqual([])
})

test('a place says where the words stand', async () => {
  const host = openHost(filled())
  const [inText, inCell] = await call(host, 'search', { text: '播种面积' })
  expect(inText).toMatchObject({ report: true, place: { kind: 'text', from: 15, to: 19 } })
  expect(inCell?.title).toMatch(/^.*青石县2024年上半年指标（送审稿）　.*上报\.xlsx$/)
  expect(inCell).toMatchObject({ place: { kind: 'cell', row: 'r0', column: 'name' }, quote: '粮食播種面積' })
})

test('what was removed is not found', async () => {
  const host = openHost(filled())
  await call(host, 'remove', { ids: ['a'] })
  expect(await call(host, 'search', { text: '青石县' })).toEqual([])
})
