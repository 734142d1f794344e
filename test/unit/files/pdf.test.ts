/** What leaves the printer: PDF pages as pictures beside golden ones, and the order of their texts. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { exportAttachments } from '../../../electron/files/export.ts'
import { findChromium } from '../../../electron/files/pdf.ts'
import { sampleAttachment } from '../../../electron/samples/make.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { temporaryFolder } from '../support/folder.ts'

const has = (program: string): boolean => {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const able = findChromium() !== null && has('pdftoppm') && has('pdftotext')
if (!able) console.warn('本机没有 Chromium 或 poppler-utils，跳过对PDF页面的检查。')

const golden = join(import.meta.dirname, '../../golden/print')

/** The sample's rows over and over. */
function rows(count: number): Attachment {
  const sample = sampleAttachment()
  return {
    ...sample,
    heading: { ...sample.heading, below: ['注：本表数据为快报数。'] },
    merges: [],
    rows: Array.from({ length: count }, (_, at) => ({
      id: `r${at}`,
      cells: { ...sample.rows[at % sample.rows.length]?.cells, [sample.columns[0]?.id ?? '']: `${at + 1}` },
    })),
  }
}

function wide(): Attachment {
  const columns = Array.from({ length: 19 }, (_, at) => ({
    id: `c${at}`,
    header: at < 3 ? [['序号', '指标名称', '单位'][at] ?? ''] : [`第${Math.floor(at / 4)}组`, `第${at}项`],
    role: 'none' as const,
    width: 10,
  }))
  return {
    ...sampleAttachment(),
    columns,
    merges: [],
    rows: Array.from({ length: 24 }, (_, row) => ({
      id: `r${row}`,
      cells: Object.fromEntries(
        columns.map(({ id }, at) => [id, at === 1 ? '固定资产投资' : `${row * 19 + at}`]),
      ),
    })),
  }
}

const cases: readonly (readonly [name: string, attachments: readonly Attachment[], pages: number])[] = [
  ['one-row', [rows(1)], 1],
  ['18-rows', [sampleAttachment()], 1],
  ['60-rows', [rows(60)], 3],
  ['19-columns', [wide()], 3],
]

/** The pages as grey pixels, a few dots an inch: what stands where, whatever the font. */
function pixels(pdf: string, page: number): Buffer {
  const folder = temporaryFolder()
  execFileSync('pdftoppm', [
    '-gray',
    '-r',
    '30',
    '-f',
    `${page}`,
    '-l',
    `${page}`,
    '-singlefile',
    pdf,
    join(folder, 'p'),
  ])
  const file = readFileSync(join(folder, 'p.pgm'))
  // P5, width and height, 255: the rest is the picture.
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 40))
  if (head === null) throw new Error('no picture')
  expect([head[1], head[2]]).toEqual(['248', '351'])
  return file.subarray(head[0].length)
}

/** How much two pictures differ, softened over neighbouring dots, in percent of black. */
function difference(a: Buffer, b: Buffer, width = 248): number {
  const soft = (picture: Buffer, at: number): number => {
    let total = 0
    for (const row of [-width, 0, width])
      for (const column of [-1, 0, 1]) total += picture[at + row + column] ?? 255
    return total / 9
  }
  let total = 0
  for (let at = 0; at < a.length; at += 1) total += Math.abs(soft(a, at) - soft(b, at))
  return (total / a.length / 255) * 100
}

describe.skipIf(!able)('the PDF', () => {
  it.each(cases)(
    'of %s has the pages of test/golden/print (UPDATE_GOLDEN=1 rewrites them)',
    async (name, attachments, count) => {
      const { bytes } = await exportAttachments(attachments, 'pdf', '', { indicators: [] })
      const pdf = join(temporaryFolder(), 'out.pdf')
      writeFileSync(pdf, bytes)
      const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
      expect(info).toMatch(new RegExp(`Pages: +${count}\\n`))
      expect(info).toMatch(/Tagged: +yes/)
      for (let page = 1; page <= count; page += 1) {
        const file = join(golden, `${name}-${page}.gray.gz`)
        const now = pixels(pdf, page)
        if (process.env.UPDATE_GOLDEN === '1') {
          mkdirSync(golden, { recursive: true })
          writeFileSync(file, gzipSync(now, { level: 9 }))
        }
        expect(existsSync(file), `${file} is missing: UPDATE_GOLDEN=1 makes it`).toBe(true)
        const before = gunzipSync(readFileSync(file))
        expect(difference(now, before), `${name}, page ${page}`).toBeLessThan(1)
        // The check itself: a page that is moved by two millimetres is another page.
        const moved = Buffer.concat([Buffer.alloc(248 * 2, 255), now.subarray(0, now.length - 248 * 2)])
        expect(difference(moved, before)).toBeGreaterThan(1)
      }
    },
  )

  it('reads in the order of the page, with nothing twice but the header', async () => {
    const { bytes } = await exportAttachments([rows(60)], 'pdf', '', { indicators: [] })
    const pdf = join(temporaryFolder(), 'out.pdf')
    writeFileSync(pdf, bytes)
    const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' })
    const numbers = [...text.matchAll(/^(\d{1,2}) [^%\n]*?\p{Script=Han}/gmu)].map(([, number]) =>
      Number(number),
    )
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(text.match(/指标名称/g)).toHaveLength(3)
    expect(text.match(/— ?\d ?—/g)?.map((one) => one.replaceAll(' ', ''))).toEqual(['—1—', '—2—', '—3—'])
    expect(text.indexOf('附件')).toBeLessThan(text.indexOf('“双过半”'))
    expect(text.trimEnd()).toMatch(/注：本表数据为快报数。\s*— ?3 ?—\s*校验码 ?\w{4}-\w{4}$/)
  })

  it('is called off, and leaves nothing', async () => {
    const stop = new AbortController()
    const printing = exportAttachments([rows(400)], 'pdf', '', {
      indicators: [],
      signal: stop.signal,
      onProgress: (text) => {
        if (text === '正在生成PDF') setTimeout(() => stop.abort(), 50)
      },
    })
    await expect(printing).rejects.toMatchObject({ code: 'cancelled' })
  })
})
