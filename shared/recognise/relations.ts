/**
 * How columns stand to each other: the third witness of a role. What recomputes row by row was worked out so by
 * somebody, whatever the words above it say. Floats, as in values.ts.
 */

/** Of rows where all figures are there, how many bear a relation out. */
export interface Fit {
  readonly rows: number
  readonly fits: number
}

type Numbers = readonly (number | null)[]

/** Figures after the point that a result is printed with at least. */
const HALF_A_DIGIT = 0.0501
/** …and one that is printed without any. */
const HALF_A_UNIT = 0.5001

function fitOf(columns: readonly Numbers[], holds: (...figures: number[]) => boolean): Fit {
  let [rows, fits] = [0, 0]
  const length = columns[0]?.length ?? 0
  const figures: number[] = columns.map(() => 0)
  for (let row = 0; row < length; row += 1) {
    let isFull = true
    for (let at = 0; at < columns.length && isFull; at += 1) {
      const figure = columns[at]?.[row] ?? null
      isFull = figure !== null
      figures[at] = figure ?? 0
    }
    if (!isFull) continue
    rows += 1
    if (holds(...figures)) fits += 1
  }
  return { rows, fits }
}

/** Whether a printed result is this value, to the digits that it is printed with. */
const isAbout = (printed: number, value: number): boolean => {
  const off = Math.abs(printed - value)
  return off <= HALF_A_DIGIT || (off <= HALF_A_UNIT && Number.isInteger(printed))
}

/** share = actual ÷ target in percent, or as a fraction (0.748). */
export const shareFit = (target: Numbers, actual: Numbers, share: Numbers): Fit =>
  fitOf([target, actual, share], (whole, part, printed) => {
    if (whole === 0 || part === 0) return false
    const ratio = part / whole
    // Ten times the target is no share, and 88 % of 1056 is no target.
    if (Math.abs(ratio) > 10) return false
    return isAbout(printed, ratio * 100) || (printed !== 0 && Math.abs(printed - ratio) < 0.00051)
  })

/** rest = target − actual, or actual − target. */
export const restFit = (target: Numbers, actual: Numbers, rest: Numbers): Fit =>
  fitOf([target, actual, rest], (whole, part, printed) => {
    const difference = whole - part
    return (
      difference !== 0 &&
      Math.abs(Math.abs(printed) - Math.abs(difference)) < 0.0006 * Math.max(1, Math.abs(whole))
    )
  })

/** growth = actual ÷ last − 1, in percent. */
export const growthFit = (actual: Numbers, last: Numbers, growth: Numbers): Fit =>
  fitOf(
    [actual, last, growth],
    (now, before, printed) => before !== 0 && now !== before && isAbout(printed, (now / before - 1) * 100),
  )

/** gap = share − schedule, in percentage points, the schedule being so many months of twelve. */
export const gapFit = (share: Numbers, gap: Numbers, months: number): Fit =>
  fitOf([share, gap], (reached, printed) => isAbout(printed, reached - (months / 12) * 100))

/** total = the sum of its parts; what is left blank in a row adds nothing to it. */
export function sumFit(total: Numbers, parts: readonly Numbers[]): Fit {
  let [rows, fits] = [0, 0]
  for (const [row, whole] of total.entries()) {
    const summands = parts.flatMap((part) => part[row] ?? [])
    if (whole === null || summands.filter((summand) => summand !== 0).length < 2) continue
    rows += 1
    const sum = summands.reduce((one, other) => one + other, 0)
    if (Math.abs(sum - whole) < 0.0006 * Math.max(1, Math.abs(whole))) fits += 1
  }
  return { rows, fits }
}

/** Whether a relation holds often enough not to be an accident. */
export const isBorneOut = ({ rows, fits }: Fit): boolean =>
  fits >= 2 ? fits >= rows * 0.6 : fits === 1 && rows === 1

/** Whether it ought to hold and does not. */
export const isRefuted = ({ rows, fits }: Fit): boolean => rows >= 2 && fits < rows * 0.2

/** The middle one of actual ÷ target; null where no row has both. */
export function middleRatio(target: Numbers, actual: Numbers): number | null {
  const ratios = target
    .flatMap((whole, row) => {
      const part = actual[row] ?? null
      return whole === null || part === null || whole === 0 ? [] : [Math.abs(part / whole)]
    })
    .sort((a, b) => a - b)
  return ratios[ratios.length >> 1] ?? null
}

/** Whether the figure of one column stands in the sentence of another, row by row (4000 beside 新增技能人才4000人). */
export function restates(numbers: Numbers, texts: readonly string[]): boolean {
  let [rows, fits] = [0, 0]
  for (const [row, number] of numbers.entries()) {
    const text = texts[row] ?? ''
    if (number === null || text === '') continue
    rows += 1
    if (standsIn(String(number), text.replace(/,(?=\d{3})/g, ''))) fits += 1
  }
  return fits >= 2 ? fits >= rows * 0.6 : fits === 1 && rows === 1
}

/** Whether a number stands in a sentence as a whole number, with words about it. */
function standsIn(number: string, text: string): boolean {
  const at = text.indexOf(number)
  if (at < 0 || /^[\d.%]+$/.test(text)) return false
  return !/[\d.]/.test(text[at - 1] ?? '') && !/\d/.test(text[at + number.length] ?? '')
}
