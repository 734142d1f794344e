/** Formulas in the official workbook: what other programs compute of it is what it shows. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { openFile } from '../../../electron/files/open.ts'
import { readSheets } from '../../../electron/files/reading.ts'
import { writeOfficial } from '../../../electron/files/xlsx/write.ts'
import { apply, type Edit } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { formulaText, readFormula } from '../../../shared/formula/references.ts'
import { withResults } from '../../../shared/formula/results.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { sheet } from '../formula/sheet.ts'
import { temporaryFolder } from '../support/folder.ts'

const computing = (table: Attachment, formulas: Readonly<Record<string, string>>): Attachment => {
  const edits = Object.entries(formulas).map(
    ([cell, typed]): Edit => ({
      type: 'formula',
      row: `r${Number(cell.slice(1)) - 1}`,
      column: `c${cell.charCodeAt(0) - 65}`,
      from: null,
      to: readFormula(typed, table),
    }),
  )
  return apply(table, withResults(table, edits))
}

const table = computing(
  sheet(
    [
      ['工业投资', '30.5', '12.25', '', ''],
      ['民间投资', '1,234.5', '600', '', ''],
      ['合计', '', '', '', ''],
      ['增速', '12.3%', '暂未统计', '', ''],
      ['外资', '2亿美元', '1', '', ''],
      ['未报', '', '', '', ''],
    ],
    ['name', 'target', 'actual', 'none', 'none'],
  ),
  {
    B3: '=SUM(B1:B2)',
    C3: '=SUM(C1:C2)',
    D1: '=C1/B1*100',
    D2: '=ROUND(C2/B2*100,1)',
    D3: '=IF(C3≥B3/2,"过半","未过半")',
    D4: '=B4*2',
    D5: '=B5*2',
    D6: '=SUM(B6:C6)',
    E1: '=D1-50',
    E4: '=SUM(C3:C4)',
  },
)
const texts = table.rows.map(({ cells }) => table.columns.map(({ id }) => cells[id] ?? ''))

const written = () => writeOfficial([{ attachment: table, judged: judgeAttachment(table, BUILT_IN) }])

describe('the official workbook', () => {
  it('carries formulas with what they show, numbers where they are read, and texts everywhere else', async () => {
    const book = new ExcelJS.Workbook()
    const bytes = await written()
    await book.xlsx.load(bytes.buffer as ArrayBuffer)
    const [page] = book.worksheets
    const cells = new Map<string, unknown>()
    page?.eachRow((row) =>
      row.eachCell((cell) =>
        cells.set(
          cell.address.replace(/\d+/, (n) => String(Number(n) - first())),
          cell.value,
        ),
      ),
    )
    function first(): number {
      let at = 0
      page?.eachRow((row, number) => {
        if (row.getCell(1).value === '工业投资') at = number - 1
      })
      return at
    }
    const from = first()
    expect(cells.get('B3')).toEqual({ formula: `SUM(B${from + 1}:B${from + 2})`, result: 1265 })
    expect(cells.get('B2')).toBe(1234.5)
    expect(cells.get('D1')).toEqual({ formula: `ROUND(C${from + 1}/B${from + 1}*100,2)`, result: 40.16 })
    expect(cells.get('D3')).toEqual({
      formula: `IF(C${from + 3}>=B${from + 3}/2,"过半","未过半")`,
      result: '未过半',
    })
    expect(cells.get('D5')).toBe('4亿美元')
    expect(cells.get('D6')).toMatchObject({
      formula: `IF(COUNT(B${from + 6}:C${from + 6})=0,"",SUM(B${from + 6}:C${from + 6}))`,
    })
    expect(cells.get('C5')).toBe('1')
  })

  it('comes back with its formulas, which go out again as they are', async () => {
    const opened = async (bytes: Uint8Array) => {
      const { attachments } = await openFile('表.xlsx', bytes, { indicators: [] })
      const [one] = attachments
      if (one === undefined) throw new Error('no table')
      return one.attachment
    }
    const said = (one: Attachment) =>
      one.rows.flatMap(({ formulas = {} }) =>
        Object.values(formulas).map((formula) => formulaText(formula, one)),
      )
    const once = await opened(await written())
    expect(said(once)).toEqual(
      expect.arrayContaining(['=SUM(B1:B2)', '=ROUND(C1/B1*100,2)', '=IF(COUNT(B6:C6)=0,"",SUM(B6:C6))']),
    )
    const again = await opened(
      await writeOfficial([{ attachment: once, judged: judgeAttachment(once, BUILT_IN) }]),
    )
    expect(said(again)).toEqual(said(once))
  })

  it('reads as it was written', async () => {
    const { sheets } = await readSheets('表.xlsx', await written(), () => {})
    const body = sheets[0]?.texts ?? []
    const from = body.findIndex(([name]) => name === '工业投资')
    expect(body.slice(from, from + texts.length).map((row) => row.slice(0, 5))).toEqual(texts)
  })

  const office = (() => {
    try {
      return execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim()
    } catch {
      return ''
    }
  })()
  it.skipIf(office === '')(
    'is computed by LibreOffice to the same figures',
    { timeout: 120_000 },
    async () => {
      const folder = temporaryFolder()
      writeFileSync(join(folder, 'a.xlsx'), await written())
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
      execFileSync(office, [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        join(folder, 'out'),
        join(folder, 'a.xlsx'),
      ])
      const [name = ''] = readdirSync(join(folder, 'out'))
      const lines = readFileSync(join(folder, 'out', name), 'utf8').split('\n')
      const from = lines.findIndex((line) => line.startsWith('工业投资'))
      expect(lines.slice(from, from + 4)).toEqual([
        '工业投资,30.5,12.25,40.16,-9.84',
        '民间投资,1234.5,600,48.6,',
        '合计,1265,612.25,未过半,',
        '增速,12.3%,暂未统计,24.6%,612.25',
      ])
    },
  )
})
