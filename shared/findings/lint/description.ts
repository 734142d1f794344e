/** The 附件说明 and the labels and titles of the attachments that it lists (GB/T 9704-2012, 7.3.6 and 7.3.9). */
import { comparable } from '../../measure/normalise.ts'
import { readNumbering } from '../../measure/numbering.ts'
import { type Description, type Entry, TRAILING, titleText } from '../../report/description.ts'
import { quote } from '../audit/reading.ts'
import type { Grade } from '../finding.ts'
import { finding, type LintFinding, type Part } from './part.ts'

/** How the 附件说明 itself is written. */
export function descriptionForm({ head, entries, inLine }: Description, count: number): LintFinding[] {
  const say = (message: string) => finding('description', null, message)
  const found: LintFinding[] = []
  if (head === '') found.push(say('附件说明应以“附件：”开头。'))
  else if (/[\d０-９一二三四五六七八九十]/.test(head))
    found.push(
      say(
        `附件说明写作“${quote(head)}”，应为“附件：${entries.length > 1 ? '1.' : ''}”，“附件”二字只写一次。`,
      ),
    )
  else if (head !== '附件：')
    found.push(say(`附件说明写作“${quote(head)}”，应为“附件：”，“附件”后用全角冒号。`))
  if (inLine) found.push(say('附件说明中各附件的名称应另起一行。'))
  const numbered = entries.filter(({ mark }) => mark !== '')
  if (entries.length === 1 && numbered.length === 1)
    found.push(say(`附件说明只有一个附件，不编顺序号，应删去“${quote(entries[0]?.mark ?? '')}”。`))
  if (entries.length > 1) {
    const odd = numbered.find(({ mark, number }) => mark !== `${number}.`)
    if (odd !== undefined)
      found.push(
        say(`附件说明的顺序号写作“${quote(odd.mark)}”，应为“${odd.number ?? 1}.”（阿拉伯数字加半角圆点）。`),
      )
    const wrong = entries.findIndex(({ number }, at) => number !== at + 1)
    if (wrong >= 0)
      found.push(
        say(
          `附件说明第${wrong + 1}项${entries[wrong]?.mark === '' ? '没有顺序号' : `的顺序号是“${quote(entries[wrong]?.mark ?? '')}”`}，按顺序应为“${wrong + 1}.”。`,
        ),
      )
  }
  for (const { name } of entries) {
    const mark = TRAILING.exec(name)?.[0].trim() ?? ''
    if (mark !== '')
      found.push(say(`附件说明中“${quote(name.replace(TRAILING, ''))}”之后不加标点（“${mark}”）。`))
  }
  if (entries.length !== count)
    found.push(finding('count', null, `附件说明列有${entries.length}个附件，这里有${count}个。`))
  return found
}

const LABEL = /^附件([1-9]\d{0,2})?$/

/** The number that a label names, however it is written; null for none. */
const numberOf = (label: string): number | null => {
  const written = /^附[件表]第?(.*?)[：:、.．]?$/.exec(label.replace(/\s+/g, ''))?.[1] ?? ''
  return written === '' ? null : (readNumbering(written)?.value ?? null)
}

/** The label of an attachment, against its place and the 附件说明. */
export function label(
  { attachment, at }: Part,
  parts: readonly Part[],
  told: Description | null,
): LintFinding[] {
  const text = attachment.heading.label.trim()
  const say = (message: string, grade?: Grade): LintFinding[] => [
    finding('label', attachment, message, null, null, grade),
  ]
  const listed = told?.entries.length ?? parts.length
  const own = numberOf(text)
  // Of a report with more attachments than are here each keeps its number, as long as they go up.
  const some = listed > parts.length
  const before = numberOf(parts[at - 1]?.attachment.heading.label ?? '')
  const kept = some && own !== null && own <= listed && own > (before ?? 0)
  const number = kept ? own : at + 1
  const due = listed > 1 ? `附件${number}` : '附件'
  if (text === due) return []
  if (text.replace(/\s+/g, '') === due) return say(`附件标识里不空格，应为“${due}”。`)
  // One table by itself may be one of several of a report that nobody knows here.
  const alone = listed === 1 && told === null
  if (text === '') return say(`第一行没有附件标识，应为“${due}”。`, alone ? 'warning' : 'error')
  if (!LABEL.test(text)) {
    const other = alone && own !== null ? `；有几个附件的，应为“附件${own}”` : ''
    return say(`附件标识写作“${quote(text)}”，应为“${due}”${other}。`)
  }
  if (listed > 1)
    return own === null
      ? say(`附件标识没有顺序号，应为“${due}”。`)
      : say(`附件的顺序号应当连续，“${text}”按顺序应为“${due}”。`)
  const single = `只有一个附件时不编顺序号，“${text}”应为“附件”`
  return alone ? say(`${single}；报告还有其他附件的除外。`, 'warning') : say(`${single}。`)
}

/** The entry of the 附件说明 that an attachment is: by its number where some are not here, else by its place. */
function entryOf({ attachment, at }: Part, parts: readonly Part[], { entries }: Description): Entry | null {
  if (entries.length === parts.length) return entries[at] ?? null
  const own = numberOf(attachment.heading.label.trim())
  const same = entries.find(({ name }) => isSame(name, titleText(attachment)))
  return same ?? (own === null ? null : (entries[own - 1] ?? null))
}

const plainName = (name: string): string => comparable(name.replace(TRAILING, ''))
const isSame = (a: string, b: string): boolean => plainName(a) === plainName(b)

const SHOWN = 10

/** The title of an attachment against its name in the 附件说明. */
export function titleAgainst(part: Part, parts: readonly Part[], told: Description): LintFinding[] {
  const { attachment, called } = part
  const title = titleText(attachment)
  if (title === '') return [finding('title', attachment, `${called}没有标题。`)]
  const entry = entryOf(part, parts, told)
  if (entry === null || isSame(entry.name, title)) return []
  const [own, listed] = [[...plainName(title)], [...plainName(entry.name)]]
  const same = own.findIndex((char, at) => char !== listed[at])
  const from = same < 0 ? own.length : same
  const seen = (chars: readonly string[]): string => {
    const rest = chars.slice(from, from + SHOWN).join('')
    return rest === '' ? '到此为止' : `是“${quote(rest)}${chars.length > from + SHOWN ? '…' : ''}”`
  }
  const after = from === 0 ? '从头' : `在“${quote(own.slice(Math.max(0, from - 6), from).join(''))}”之后`
  return [
    finding(
      'title',
      attachment,
      `${called}的标题与附件说明${after}不一致：标题${seen(own)}，附件说明${seen(listed)}。`,
    ),
  ]
}
