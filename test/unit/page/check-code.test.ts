/** 校验码: what stands on a page has one code, however it is set; anything else has another. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openFile } from '../../../electron/files/open.ts'
import { patchedFile } from '../../../electron/files/writing.ts'
import { writeOfficial } from '../../../electron/files/xlsx/write.ts'
import { packTexts, textParts } from '../../../electron/files/zip/texts.ts'
import { sampleAttachment } from '../../../electron/samples/make.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import type { Attachment, Mark } from '../../../shared/attachment/model.ts'
import { templateOf, templates } from '../../../shared/attachment/templates.ts'
import { checkCode, codeIn, codeLine } from '../../../shared/page/check-code.ts'
import { attachmentOf } from '../findings/audit/support.ts'
import { editsOfAll, seeds } from '../support/random-edits.ts'
import { item, pages, table } from './support.ts'

const codeOf = (attachment: Attachment): string => {
  const { judged } = item(attachment)
  return checkCode(attachment, judged)
}

describe('the code', () => {
  test('is the same however the page is set and wherever its title breaks', () => {
    const sample = sampleAttachment()
    const set = {
      ...sample,
      heading: { ...sample.heading, page: { bodySize: 9, orientation: 'portrait' as const } },
    }
    const broken = { ...sample, heading: { ...sample.heading, title: [sample.heading.title.join('')] } }
    for (const same of [set, broken]) expect(codeOf(same)).toBe(codeOf(sample))
  })

  test('of 10,000 tables that differ in one cell none has the code of the table', () => {
    const whole = table(100)
    const { columns, rows } = whole
    const code = codeOf(whole)
    const others = fc.sample(
      fc.record({
        row: fc.nat(rows.length - 1),
        column: fc.nat(columns.length - 1),
        at: fc.nat(5),
        sign: fc.constantFrom(...'0123456789.%-＋零万'),
      }),
      { numRuns: 10_000, seed: 20_261_128 },
    )
    const { judged } = item(whole)
    let changed = 0
    for (const { row, column, at, sign } of others) {
      const [line, { id }] = [rows[row] as (typeof rows)[number], columns[column] as (typeof columns)[number]]
      // The word of a status that nobody ruled on is the verdict's.
      if (columns[column]?.role === 'status') continue
      const text = line.cells[id] ?? ''
      const other = text.slice(0, at) + sign + text.slice(at + 1)
      if (other === text) continue
      changed += 1
      const edited = { ...whole, rows: rows.with(row, { ...line, cells: { ...line.cells, [id]: other } }) }
      if (checkCode(edited, judged) === code) expect.fail(`${text} → ${other}`)
    }
    expect(changed).toBeGreaterThan(7_000)
  })

  test('a figure that is shown with other decimals changes it, bold and colours do not', () => {
    const sample = sampleAttachment()
    const shown = (mark: Mark): Attachment => ({
      ...sample,
      rows: sample.rows.map((row) => ({
        ...row,
        marks: Object.fromEntries(sample.columns.map(({ id }) => [id, mark])),
      })),
    })
    expect(codeOf(shown({ places: 3 }))).not.toBe(codeOf(sample))
    expect(codeOf(shown({ bold: true, ink: 'red', fill: 'yellow', align: 'right' }))).toBe(codeOf(sample))
  })

  test('any edit that is seen on paper changes it, and taking it back brings it back', () => {
    fc.assert(
      fc.property(seeds, (all) => {
        const before = sampleAttachment()
        const after = apply(before, editsOfAll(before, all))
        // How a cell looks (加粗, 缩进) is how it is set; what its figure shows is content.
        const plain = (one: Attachment): Attachment => ({
          ...one,
          heading: { ...one.heading, page: { checkCode: false } },
          rows: one.rows.map(({ marks = {}, ...row }) => ({
            ...row,
            marks: Object.fromEntries(
              Object.entries(marks).flatMap(([id, { places }]) =>
                places === undefined ? [] : [[id, { places }]],
              ),
            ),
          })),
        })
        const seen = (one: Attachment): string =>
          JSON.stringify(pages(plain(one)), (key, value: unknown) => (key === 'look' ? undefined : value))
        if (seen(before) === seen(after)) return
        expect(codeOf(after)).not.toBe(codeOf(before))
      }),
      { numRuns: 60 },
    )
  })

  test('is read wherever it stands in a footer', () => {
    expect(codeIn(`&L&"宋体,Regular"&9${codeLine('7K3F-9Q2M')}&R&14— &P —`)).toBe('7K3F-9Q2M')
    expect(codeIn('第 &P 页')).toBeNull()
  })
})

describe('a page and the workbook', () => {
  test('carry the same, unless a person turned it off', () => {
    const sample = sampleAttachment()
    expect(pages(sample).map(({ code }) => code)).toEqual([codeOf(sample)])
    const off = { ...sample, heading: { ...sample.heading, page: { checkCode: false } } }
    expect(pages(off).map(({ code }) => code)).toEqual([null])
  })

  const opened = async (attachment: Attachment) =>
    await openFile('表.xlsx', await writeOfficial([item(attachment)]), { indicators: [] })

  test.each([
    ...templates.map(({ name }) => ({
      name,
      one: templateOf(
        name,
        2026,
        (() => {
          let at = 0
          return () => `id${at++}`
        })(),
      ),
    })),
    { name: 'the sample', one: sampleAttachment() },
    {
      name: 'a long title and lines around',
      one: attachmentOf({
        columns: 'no name unit target actual',
        rows: '1|地区生产总值|%|6|6.3\n2|进出口总额|亿元|40|18.2',
        title: '云岭县关于二〇二六年上半年国民经济和社会发展主要指标“双过半”及重点任务完成情况的汇总表',
        above: ['填报单位：云岭县　　单位：亿元'],
      }),
    },
  ])('$name, opened again, is what was printed', async ({ one }) => {
    const { attachments, warnings } = await opened(one)
    expect(attachments.map(({ sealed }) => sealed)).toEqual([codeOf(one)])
    expect(warnings.filter(({ message }) => message.includes('校验码'))).toEqual([])
  })

  test('one that changes went back into carries the code of what it holds now', async () => {
    const sample = sampleAttachment()
    const bytes = await writeOfficial([item(sample)])
    const [one] = (await openFile('表.xlsx', bytes, { indicators: [] })).attachments
    if (one === undefined) throw new Error('no attachment')
    const { attachment, origin } = one
    const actual = attachment.columns.find(({ role }) => role === 'actual')?.id ?? ''
    for (const text of ['12.9%', '约12%', '']) {
      const [row] = attachment.rows.filter(({ cells }) => cells[actual] === '12.3%')
      if (row === undefined) throw new Error('no such row')
      const edit = { type: 'cell' as const, row: row.id, column: actual, from: '12.3%', to: text }
      const edited = apply(attachment, [edit])
      const patched = await patchedFile(bytes, [{ origin, attachment: edited }], [], () => {})
      const again = await openFile('表.xlsx', patched, { indicators: [] })
      expect(again.warnings.filter(({ message }) => message.includes('校验码'))).toEqual([])
      expect(again.attachments.map(({ sealed }) => sealed)).toEqual([expect.any(String)])
      expect(again.attachments[0]?.sealed).not.toBe(one.sealed)
    }
  })

  test('also where nothing but merged cells, or rows that went, differ', async () => {
    const bytes = await writeOfficial([item(sampleAttachment())])
    const [one] = (await openFile('表.xlsx', bytes, { indicators: [] })).attachments
    if (one === undefined) throw new Error('no attachment')
    const { attachment, origin } = one
    expect(attachment.merges.length).toBeGreaterThan(0)
    const last = attachment.rows.length - 1
    for (const edited of [
      apply(attachment, [{ type: 'merges', from: attachment.merges, to: [] }]),
      apply(attachment, [{ type: 'deleteRows', at: last, rows: attachment.rows.slice(last) }]),
    ]) {
      const patched = await patchedFile(bytes, [{ origin, attachment: edited }], [], () => {})
      const again = await openFile('表.xlsx', patched, { indicators: [] })
      expect(again.attachments.map(({ sealed }) => sealed)).toEqual([codeOf(edited)])
    }
  })

  test('one that was changed since says so', async () => {
    const sample = sampleAttachment()
    const bytes = await writeOfficial([item(sample)])
    const changed = packTexts(await textParts(bytes), (_, text) => text.replace('>12.3%<', '>12.8%<'))
    expect(changed).not.toEqual(bytes)
    const { attachments, warnings } = await openFile('表.xlsx', changed, { indicators: [] })
    expect(attachments.map(({ sealed }) => sealed)).toEqual([null])
    expect(warnings.map(({ message }) => message).join()).toContain(`页脚的校验码是${codeOf(sample)}`)
  })
})
