/** What departments send as archives: opened one in the other, named as Windows names it, nothing passed over in silence. */
import { expect, test } from 'vitest'
import { parcelOf } from '../../../electron/files/parcel.ts'
import { readDirectory, writeZip } from '../../../electron/files/zip/zip.ts'

const at = '2026-07-01T08:00:00.000Z'
const bytes = (text: string) => new TextEncoder().encode(text)
const file = (name: string, content: Uint8Array<ArrayBuffer>) => ({ name, at, bytes: content })

test('archives within archives are opened, and each file has its way as its name', async () => {
  const inner = writeZip([{ name: '发改局/附件1.csv', bytes: bytes('a') }], 'deflate')
  const outer = writeZip(
    [
      { name: '甲组.zip', bytes: inner },
      { name: '财政局.csv', bytes: bytes('b') },
    ],
    'store',
  )
  const { found, failed, passed } = await parcelOf([file('全部.zip', outer)], 10)
  expect(found.map(({ name }) => name)).toEqual(['全部.zip/甲组.zip/发改局/附件1.csv', '全部.zip/财政局.csv'])
  expect([failed, passed]).toEqual([[], []])
  // 1980 is what those write who tell no time: the archive's own stands in its place.
  expect(found.map((one) => one.at)).toEqual([at, at])
})

test('a workbook is a file and no archive; a damaged archive is left to its reader', async () => {
  const book = writeZip([{ name: '[Content_Types].xml', bytes: bytes('<a/>') }], 'deflate')
  const cut = book.slice(0, 20)
  const { found } = await parcelOf([file('表.xlsx', book), file('坏.zip', cut)], 10)
  expect(found.map(({ name }) => name)).toEqual(['表.xlsx', '坏.zip'])
})

test('so many files are read at a time; of the others it is said', async () => {
  const files = Array.from({ length: 5 }, (_, n) => file(`${n}.csv`, bytes(String(n))))
  const { found, passed } = await parcelOf(files, 3)
  expect(found).toHaveLength(3)
  expect(passed).toHaveLength(2)
  expect(passed[0]).toContain('“3.csv”没有读')
})

test('names that Windows packed in GBK are read', () => {
  const zip = writeZip([{ name: 'XXXXXX.csv', bytes: bytes('a') }], 'store')
  const gbk = Uint8Array.from([0xb7, 0xa2, 0xb8, 0xc4, 0xbe, 0xd6])
  const text = Buffer.from(zip)
  for (let place = text.indexOf('XXXXXX'); place >= 0; place = text.indexOf('XXXXXX')) {
    text.set(gbk, place)
    // Nothing says that the name is UTF-8: the flags stand 24 bytes before a local name, 38 before one of the directory.
    for (const back of [24, 38])
      if (place >= back && text.readUInt16LE(place - back) === 0x0800) text.writeUInt16LE(0, place - back)
  }
  expect(readDirectory(Uint8Array.from(text)).map(({ name }) => name)).toEqual(['发改局.csv'])
})
