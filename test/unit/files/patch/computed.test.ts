/** Computed cells on their way back into the workbook that they came from. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withResults } from '../../../../shared/formula/results.ts'
import { fact } from '../../support/facts.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { cellIn, differing } from '../../support/parts.ts'
import { changed, type Desk, OTHER, roundTrip, SHEET, sheetOf } from './support.ts'

const NAME = 'libreoffice.xlsx'
const SHARE = '占年度目标%'

/** What is typed, with what follows from it as the program has it. */
function typed(desk: Desk, row: number, role: string, text: string): void {
  const before = desk.attachment
  desk.type(row, role, text)
  desk.edit(withResults(before, editsBetween(desk, before)).slice(editsBetween(desk, before).length))
}

/** The edits of cells and formulas that led from a table to the one on the desk. */
function editsBetween(desk: Desk, before: Desk['attachment']) {
  return desk.attachment.rows.flatMap((row, at) => {
    const was = before.rows[at]
    return desk.attachment.columns.flatMap(({ id }) => [
      ...(row.formulas?.[id] === was?.formulas?.[id]
        ? []
        : [
            {
              type: 'formula' as const,
              row: row.id,
              column: id,
              from: was?.formulas?.[id] ?? null,
              to: row.formulas?.[id] ?? null,
            },
          ]),
      ...((row.cells[id] ?? '') === (was?.cells[id] ?? '')
        ? []
        : [
            {
              type: 'cell' as const,
              row: row.id,
              column: id,
              from: was?.cells[id] ?? '',
              to: row.cells[id] ?? '',
            },
          ]),
    ])
  })
}

const cellOf = ({ attachment }: Desk, row: number, header: string): string => {
  const column = attachment.columns.find((one) => one.header.join('') === header)
  return attachment.rows[row]?.cells[column?.id ?? ''] ?? ''
}

describe('a cell that has the formula that it came with', () => {
  test('is left alone where its result changed, without the result that it had', async () => {
    const bytes = fact(`patch/${NAME}`)
    let now = ''
    const after = await roundTrip(bytes, (desk) => {
      typed(desk, 1, 'actual', '42.0')
      now = cellOf(desk, 1, SHARE)
    })
    expect(now).toBe('75.0%')
    const [old, made] = [await sheetOf(bytes), await sheetOf(after)]
    expect(cellIn(made, 'H6')).toBe(
      cellIn(old, 'H6')
        .replace(/<v>.*<\/v>/, '')
        .replace(' t="n"', ''),
    )
    expect(cellIn(made, 'H5')).toBe(cellIn(old, 'H5'))
  })

  test('is left alone where rows came and went around it', async () => {
    const after = await roundTrip(fact(`patch/${NAME}`), (desk) => {
      desk.insert(2)
      desk.remove(4)
    })
    expect(cellIn(await sheetOf(after), 'H6')).toContain('>F6/E6</f>')
    expect(cellIn(await sheetOf(after), 'H8')).toContain('>F8/E8</f>')
  })

  test('is left alone where what it reads is less by deleted rows', async () => {
    const bytes = await changed(NAME, SHEET, (xml) =>
      xml.replace(cellIn(xml, 'H6'), '<c r="H6" s="9"><f>sum( F6:F8 )</f><v>700030.541</v></c>'),
    )
    const after = await roundTrip(bytes, (desk) => {
      const before = desk.attachment
      desk.remove(3)
      const gone = [{ type: 'deleteRows' as const, at: 3, rows: before.rows.slice(3, 4) }]
      desk.edit(withResults(before, gone).slice(1))
    })
    expect(cellIn(await sheetOf(after), 'H6')).toContain('<f>sum( F6:F7 )</f>')
  })
})

describe('a figure that a computed cell reads', () => {
  test('is a number there, be it that the cell shows it with other zeros', async () => {
    const after = await roundTrip(fact(`patch/${NAME}`), (desk) => {
      typed(desk, 1, 'actual', '42.0')
      typed(desk, 4, 'actual', '8%')
    })
    expect(cellIn(await sheetOf(after), 'F6')).toMatch(/><v>42<\/v>/)
    // Nothing computed reads this one: it stays the text that it was, as it was typed.
    expect(cellIn(await sheetOf(after), 'F9')).toContain('>8%</t>')
  })
})

describe('a cell that was typed over', () => {
  test('is a value, be it the same', async () => {
    const after = await roundTrip(fact(`patch/${NAME}`), (desk) => {
      desk.type(1, SHARE, '54.5%')
      desk.type(2, SHARE, '未报')
    })
    const made = await sheetOf(after)
    expect(cellIn(made, 'H6')).toMatch(/^<c r="H6" s="\d+"><v>0.545<\/v><\/c>$/)
    expect(cellIn(made, 'H7')).toContain('未报')
    expect(cellIn(made, 'H7')).not.toContain('<f')
  })

  test('may be one whose formula is an array of its own', async () => {
    const bytes = await changed(NAME, SHEET, (xml) =>
      xml.replace(cellIn(xml, 'H6'), cellIn(xml, 'H6').replace('<f aca="false">', '<f t="array" ref="H6">')),
    )
    const after = await roundTrip(bytes, (desk) => desk.type(1, SHARE, '54.5%'))
    expect(cellIn(await sheetOf(after), 'H6')).toContain('><v>0.545</v>')
  })
})

describe('a formula that a person made', () => {
  test('is written as one with its result where the workbook comes to the same', async () => {
    const after = await roundTrip(fact(`patch/${NAME}`), (desk) => {
      typed(desk, 1, 'actual', '42.0')
      typed(desk, 1, SHARE, '=换算((E2-D2)/D2,"%")')
      typed(desk, 3, 'target', '=E4*2')
    })
    const made = await sheetOf(after)
    expect(cellIn(made, 'H6')).toMatch(/^<c r="H6" s="\d+"><f>\(F6-E6\)\/E6<\/f><v>-0.25<\/v><\/c>$/)
    expect(cellIn(made, 'E8')).toMatch(/^<c r="E8" s="\d+"><f>F8\*2<\/f><v>1400000<\/v><\/c>$/)
  })

  test('is what it shows where the cell would show it otherwise', async () => {
    const after = await roundTrip(fact(`patch/${NAME}`), (desk) => typed(desk, 1, SHARE, '=(E2-D2)/D2'))
    // -0.5 here, -50.0% under the format of the column.
    expect(cellIn(await sheetOf(after), 'H6')).not.toContain('<f')
  })

  test('is what it shows where what it reads is a text there', async () => {
    const after = await roundTrip(fact(`patch/${NAME}`), (desk) => {
      // 社会消费品零售总额: 9.8% is a text in the workbook.
      typed(desk, 5, 'actual', '=SUM(E1,E5)')
    })
    const made = await sheetOf(after)
    expect(cellIn(made, 'F10')).not.toContain('<f')
    expect(cellIn(made, 'F10')).toContain('<v>0.221</v>')
  })

  test('in a new row stands there', async () => {
    const after = await roundTrip(fact(`patch/${NAME}`), (desk) => {
      desk.insert(2)
      typed(desk, 2, 'actual', '=E2*2')
    })
    expect(cellIn(await sheetOf(after), 'F7')).toMatch(/^<c r="F7" s="\d+"><f>F6\*2<\/f><v>61<\/v><\/c>$/)
  })

  test('is no change of other parts, and of no other cell', async () => {
    const bytes = fact(`patch/${NAME}`)
    const after = await roundTrip(bytes, (desk) => typed(desk, 6, 'target', '=D6+1%'))
    expect(differing(bytes, after).filter((part) => part !== SHEET && part !== OTHER)).toEqual([])
    const [old, made] = [await sheetOf(bytes), await sheetOf(after)]
    for (const at of ['E10', 'F11', 'H10', 'C11']) expect(cellIn(made, at)).toBe(cellIn(old, at))
    expect(cellIn(made, 'E11')).toContain('<f>E10+1%</f><v>0.08</v>')
  })
})

const office = (() => {
  try {
    return execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
})()

test.skipIf(office === '')(
  'LibreOffice computes what goes back to what is shown here',
  { timeout: 180_000 },
  async () => {
    const folder = temporaryFolder()
    const shown: string[] = []
    const bytes = await roundTrip(fact(`patch/${NAME}`), (desk) => {
      typed(desk, 1, 'actual', '42.0')
      typed(desk, 3, 'target', '=E4*2')
      typed(desk, 2, SHARE, '=换算(ROUND(E3/D3/2,3),"%")')
      for (const row of [0, 1, 2, 3]) shown.push(cellOf(desk, row, SHARE))
    })
    writeFileSync(join(folder, 'back.xlsx'), bytes)
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
    execFileSync(
      office,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        folder,
        join(folder, 'back.xlsx'),
      ],
      { stdio: 'ignore' },
    )
    const lines = readFileSync(join(folder, 'back-主要指标.csv'), 'utf8').split('\n')
    const shares = lines.slice(4, 8).map((line) => Number.parseFloat(line.split(',').at(-1) ?? '').toFixed(1))
    expect(shares.map((share) => `${share}%`)).toEqual(shown)
    expect(shown.slice(1)).toEqual(['75.0%', '20.5%', '50.0%'])
    expect(lines[7]).toContain('1400000')
  },
)
