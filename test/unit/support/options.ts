import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { type JudgeOptions, TOLERANCE } from '../../../shared/verdict/judge.ts'

/** How a row is judged for a person who has set nothing and added no indicator. */
export const OPTIONS: JudgeOptions = { tolerance: TOLERANCE, dictionary: BUILT_IN }
