/** The seeds' reports against the official table with nothing in it: what each offers, by figures alone. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { officialTemplate } from '../../../../shared/attachment/official.ts'
import { fillFrom } from '../../../../shared/findings/fill/fill.ts'
import { isTaken } from '../../../../shared/findings/fill/proposal.ts'
import { statements } from '../../../../shared/report/statements.ts'
import { reportText } from '../../../../shared/report/text.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'

const folder = join(import.meta.dirname, '../../../../../shared/seeds')
const there = existsSync(folder)

/** `实绩 12.3%` of the rows in their order, `?` where a person has to look. */
function offered(seed: string, year: number, role: 'actual' | 'target'): string[] {
  const name = readdirSync(folder).find((file) => file.startsWith(seed)) ?? ''
  const text = reportText(readFileSync(join(folder, name), 'utf8'))
  let ids = 0
  const attachment = officialTemplate(year, () => `i${++ids}`)
  const { proposals } = fillFrom({
    text,
    statements: statements(text, BUILT_IN),
    table: { attachment, judged: judgeAttachment(attachment, BUILT_IN) },
    dictionary: BUILT_IN,
  })
  return proposals.filter((one) => one.role === role).map((one) => `${one.text}${isTaken(one) ? '' : ' ?'}`)
}

test.skipIf(!there).each([
  [
    '000',
    2021,
    'actual',
    ['12.3%', '16.2%', '16.2%', '29.8%', '4.1%', '13%', '20.2%', '1.84', '12.5%', '15.5%', '1.72%'],
  ],
  ['001', 2020, 'actual', ['1.6%', '0.4%', '1.76%']],
  ['002', 2021, 'target', ['7%', '5%', '8%', '8%']],
  ['003', 2025, 'target', ['40%以上 ?', '4%以内 ?']],
  // A district's report, and a table that says 全市: a person has to look at all of it.
  ['004', 2021, 'actual', ['12.9% ?', '7.3% ?', '24.5% ?', '11.2% ?', '28.4% ?', '48.6% ?']],
] as const)(
  `seed %s of %i: %s${there ? '' : ' (skipped: the seeds are not there)'}`,
  (seed, year, role, expected) => {
    expect(offered(seed, year, role).slice(0, expected.length)).toEqual(expected)
  },
)
