import { expect, test } from 'vitest'
import { fact } from '../support/facts.ts'
import { call, openHost } from './support.ts'

test('a file has the rows that are asked for, in that order, judged with all others', async () => {
  const host = openHost()
  const { ids } = await call(host, 'importFile', { name: '表.xlsx', bytes: fact('official.xlsx') })
  const id = ids[0] ?? ''
  const { attachment } = await call(host, 'open', { id })
  const rows = [attachment.rows[9]?.id ?? '', attachment.rows[4]?.id ?? '']
  const exported = await call(host, 'exportFile', { id, format: 'csv', rows })
  if (exported.kind !== 'download') throw new Error(exported.kind)
  const lines = new TextDecoder().decode(exported.bytes).trim().split('\r\n').slice(-2)
  // 农村居民人均可支配收入 is compared with a row that is left out, and its 序号 is merged with another.
  expect(lines).toEqual([
    '9,农村居民人均可支配收入,%,与经济增长保持同步,15.5%,完成',
    '5,固定资产投资,%,10%左右,4.1%,未完成',
  ])
  const { bytes } = exported
  expect(new TextDecoder().decode(bytes)).not.toContain('地区生产总值')
})
