/**
 * The rules of the verdict by name: what people call them, which a person may set for a row by hand, and which compare
 * figures (shared/verdict/rules.ts; the others read words, rules-of-words.ts).
 */
export const rules = {
  growth: { short: '增速', long: '增速：实绩不低于目标', figures: true, settable: true },
  amount: { short: '总量', long: '总量：实绩不低于目标×序时进度', figures: true, settable: true },
  'at least': { short: '不低于', long: '水平：不低于目标', figures: true, settable: true },
  'at most': { short: '不高于', long: '控制：不高于目标', figures: true, settable: true },
  'same as': { short: '同步', long: '同步：不低于地区生产总值增速', figures: false, settable: false },
  qualitative: { short: '定性', long: '定性目标：须人工认定', figures: false, settable: true },
  annual: { short: '年度数据', long: '年度数据：年底才有，须人工认定', figures: false, settable: true },
  reference: { short: '参照', long: '需要参照值', figures: false, settable: false },
} as const

export type Rule = keyof typeof rules

type With<Property extends 'figures' | 'settable'> = {
  [R in Rule]: (typeof rules)[R][Property] extends true ? R : never
}[Rule]

/** A rule that compares figures. */
export type FigureRule = With<'figures'>
/** A rule that a person may set. */
export type SetRule = With<'settable'>

const all = Object.keys(rules) as Rule[]

export const isFigureRule = (rule: Rule): rule is FigureRule => rules[rule].figures
/** In the order in which they are offered. */
export const SET_RULES = all.filter((rule): rule is SetRule => rules[rule].settable)
