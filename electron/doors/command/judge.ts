/** `sgb judge`: one JSON object a line in, its verdict a line out, each as soon as it comes. */
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { decimal, exact } from '../../../shared/measure/decimal.ts'
import { Problem } from '../../../shared/problem.ts'
import type { JudgeInput, Verdict } from '../../../shared/verdict/verdict.ts'
import { problemOf } from '../../host/problems.ts'
import type { Call } from './host.ts'
import type { Output } from './output.ts'

/** Judges every line; a bad one is answered with its error and does not stop the others. */
export async function judge(input: Readable, output: Output, call: Call): Promise<number> {
  let failed = false
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.replace(/^\uFEFF/, '').trim() === '') continue
    try {
      const row = inputOf(line.replace(/^\uFEFF/, ''))
      const [verdict = null] = await call('judge', { rows: [row] })
      await output.line(JSON.stringify(verdictJson(verdict)))
    } catch (error) {
      failed = true
      const { code, message } = problemOf(error)
      await output.line(JSON.stringify({ error: { code, message: `第${number}行：${message}` } }))
    }
  }
  return failed ? 1 : 0
}

function verdictJson(verdict: Verdict | null) {
  if (verdict === null) {
    return {
      status: '',
      rule: null,
      certain: true,
      suggest: [],
      reason: '目标和实绩都空着，不作判定。',
      progress: null,
      schedule: null,
      gap: null,
    }
  }
  const { status, rule, certain, suggest, reason, progress, schedule, gap } = verdict
  return { status, rule, certain, suggest, reason, progress, schedule, gap }
}

/** Reads one line; keys that are not ours are left alone. */
function inputOf(
  line: string,
): Pick<JudgeInput, 'indicator' | 'unit' | 'target' | 'actual' | 'months' | 'gdpGrowth'> {
  let given: unknown
  try {
    given = JSON.parse(line)
  } catch (cause) {
    throw new Problem('invalid', '不是JSON，请每行写一个JSON对象。', { cause })
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Problem(
      'invalid',
      '不是JSON对象，请写成{"indicator":…,"unit":…,"target":…,"actual":…,"months":…}。',
    )
  }
  const fields = given as Record<string, unknown>
  return {
    indicator: text(fields, 'indicator'),
    unit: text(fields, 'unit'),
    target: text(fields, 'target'),
    actual: text(fields, 'actual'),
    months: months(fields.months),
    gdpGrowth: growth(fields.gdp_growth),
  }
}

function text(fields: Record<string, unknown>, name: string): string {
  const value = fields[name]
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return plain(value)
  throw new Problem('invalid', `“${name}”要写成文字或数字。`)
}

/** Absent or null where the period is not known. */
function months(value: unknown): number | null {
  if (value === undefined || value === null) return null
  const number = typeof value === 'string' ? Number(value) : value
  if (typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= 12) return number
  throw new Problem('invalid', '“months”要写成1到12的整数，上半年是6。')
}

/** A number, or a text with or without its percent sign. */
function growth(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  const source = typeof value === 'number' ? plain(value) : value
  const read =
    typeof source === 'string' ? decimal(source.normalize('NFKC').replace(/%\s*$/, '').trim()) : null
  if (read === null) throw new Problem('invalid', '“gdp_growth”要写成以%为单位的数字，如12.3。')
  return exact(read)
}

/** A number without an exponent. */
function plain(value: number): string {
  const read = decimal(value)
  return read === null ? String(value) : exact(read)
}
