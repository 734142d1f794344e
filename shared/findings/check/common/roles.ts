/** What each amount of a sentence is there for, by the words beside it: its own, set for the year, or what it is compared with. */
import { isRate } from '../../../measure/unit.ts'
import type { Sentence, Token } from './plain.ts'
import { tokensIn } from './plain.ts'

/**
 * own: reached now. target: set for the year. base: what another is compared with (上年同期的5亿元, 由3亿元).
 * time: of a part of the period (一季度5亿元). change: by how much something is more or less. about: said less exactly
 * than it is (超1200亿元, 近7亿元), so that nothing can be reckoned from it.
 */
export type Role = 'own' | 'target' | 'base' | 'time' | 'change' | 'about'

export interface Amount extends Token {
  readonly role: Role
  /** Which of the stretches between ；: what stands in another is told of something else. */
  readonly stretch: number
  /** Whether it stands behind 其中 in its stretch. */
  readonly within: boolean
}

const SAID = '(?:的|为|是|数|值|总额|仅|只|有|达|约|共|完成|实现)*'
const AIM = '(?:目标|任务|计划|预算|(?<=全年|年度)预期)'
const TARGET = new RegExp(
  `(?:${AIM}(?:目标|任务|投资|总投资|数|值|量)*|(?:年度|全年|年)计划[\\p{Script=Han}]{0,6}|(?:完成|占|为)(?:了)?(?:全年|年度|年初))${SAID}$`,
  'u',
)
const TARGET_BEHIND = new RegExp(`^的?(?:年度|全年|全部|年|总)?${AIM}`)
const YEAR = '(?:上年|去年|前年|(?:19|20)\\d\\d年)'
const MONTHS =
  '(?:同期|同月|全年|上半年|年?[末底初]|前?[一二三四]季度|(?:\\d{1,2}[-—~至])?\\d{1,2}月(?:份|[末底])?)'
const BASE = new RegExp(
  `(?:${YEAR}${MONTHS}*|年初|上年[末底]|同期|上(?:季度?|月))(?:[\\p{Script=Han}]{2,8}(?:为|是))?${SAID}$`,
  'u',
)
/** 由42天, 从3.5亿元: where it came from. 比30个, 较12亿元. */
const FROM = /[由从比较](?:[^，,、;；：:。\d]{0,8}的)?$/
const TIME = new RegExp(`(?:前?[一二三四]季度|(?:\\d{1,2}[-—~至])?\\d{1,2}月(?:份|当月)?)${SAID}$`)
const CHANGE =
  /(?:增加|减少|增收|减收|净增|提高|下降|高出?|低|多|少|超(?:过|出)?|差|缺口|高于|低于)(?:了|出|约)?$/

const ABOUT = /(?:近|约|过|超|超过|突破|逾|不足|不到|接近|大约|达到近)$/
const ABOUT_BEHIND = /^(?:左右|上下|以[上下内]|多|余)/

function roleOf(plain: string, { start, middle, end, unit }: Token): Role {
  const lead = /[^，,;；。：:（(）)、]*$/.exec(plain.slice(Math.max(0, start - 28), start))?.[0] ?? ''
  // 64项目标 are counted themselves.
  const set = !/[项个]/.test(unit.label) && TARGET_BEHIND.test(plain.slice(end))
  if (set || TARGET.test(lead)) return 'target'
  if (BASE.test(lead) || FROM.test(lead)) return 'base'
  if (TIME.test(lead)) return 'time'
  if (ABOUT.test(lead) || ABOUT_BEHIND.test(plain.slice(end)) || /[余多]/.test(plain.slice(middle, end)))
    return 'about'
  return CHANGE.test(lead) ? 'change' : 'own'
}

/** Where the stretch between ； begins that a place stands in. */
export const stretchAt = (plain: string, place: number): number =>
  Math.max(plain.lastIndexOf('；', place), plain.lastIndexOf(';', place)) + 1

/** The words of a figure's clause before it, of so many characters at most. */
export const nameBefore = (plain: string, { start }: Pick<Token, 'start'>, most: number): string =>
  /[^，,、;；。：:（(]*$/.exec(plain.slice(Math.max(0, start - most), start))?.[0] ?? ''

const told = new WeakMap<Sentence, readonly Amount[]>()

/** The amounts and counts of a sentence, without rates and points; read once for all rules that ask for them. */
export function amountsWithRoles(sentence: Sentence): readonly Amount[] {
  const before = told.get(sentence)
  if (before !== undefined) return before
  const amounts = amountsOf(sentence)
  told.set(sentence, amounts)
  return amounts
}

function amountsOf(sentence: Sentence): Amount[] {
  const { plain } = sentence
  return tokensIn(sentence).flatMap((token): Amount[] => {
    if (isRate(token.unit) || token.unit.base === '' || token.unit.base === '百分点') return []
    const head = plain.slice(0, token.start)
    const from = stretchAt(plain, token.start)
    const role = roleOf(plain, token)
    return [
      {
        ...token,
        role,
        exact: role === 'target' && token.places === 0,
        stretch: from,
        within: head.slice(from).includes('其中'),
      },
    ]
  })
}

/** Those of one measure that end before a place, the likeliest to be spoken of there first. */
export function candidates(
  amounts: readonly Amount[],
  base: string,
  before: number,
  stretch: number,
): Amount[] {
  const weight = (one: Amount): number =>
    (one.role === 'own' ? 0 : 4) + (one.stretch === stretch ? 0 : 2) + (one.within ? 1 : 0)
  return amounts
    .filter(({ unit, end }) => unit.base === base && end <= before)
    .toSorted((a, b) => weight(a) - weight(b) || b.start - a.start)
}
