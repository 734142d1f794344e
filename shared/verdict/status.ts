/**
 * What a person's words in the status column (双过半完成情况) come to. Districts word it differently (完成, 已过半,
 * 达序时 …); the outcome below is the same.
 */
import { comparable } from '../measure/normalise.ts'
import type { Outcome } from './verdict.ts'

const BLANK = /^(?:待填|待填报|待报|未填|)$/
/** Not decided yet, or promised for the end of the year. Stands first: 确保完成 is no 完成. */
const PENDING =
  /预计|确保|力争|争取|有望|可望|待|拟|推进中|进行中|办理中|实施中|正常推进|有序推进|正在|努力|全年(?:可|能|将)|年底(?:前)?(?:可|能|将|完成)|按计划推进|年度数据|年度指标|暂|无法(?:判定|确定)|无数据/
const MISSED =
  /未(?:能|按)?(?:全部|完全)?(?:完成|过半|达|实现|到|双过半|超过?(?:序时|时间|时序)|赶上|跟上)|没有?(?:能|按)?(?:全部|完全)?(?:完成|过半|达|实现|到|双过半|超过?(?:序时|时间|时序)|赶上|跟上)|不(?:达|足|到|及|符合|过半)|(?:不能?|难以?)(?:完成|实现)|滞后|落后|慢于|低于|欠(?:进度|账|序时)|偏慢|难以完成|无法完成|有差距|差距|[×✗✘]|^(?:否|x|X)$/
const DONE =
  /完成|[达超](?:到|过)?(?:序时|时序|时间)?进度|[达超](?:到|过)?(?:序时|时序)|过半|达标|达到|达成|[达超](?:全年|年度)?(?:目标|任务|计划)|超额|已实现|实现(?:目标|序时)|提前|符合(?:序时|时序|时间|进度|要求)|[快高]于|超(?:过)?(?:进度|目标|计划)|[√✓✔]|^(?:是|达)$/
/** Half-said: a person must look. */
const PARTLY = /^(?:部分|基本|大部分|大体|接近)/
/** Figures say how far, not whether: 完成63%, except beside a word that compares with the schedule. */
const MEASURED = /\d/
const COMPARED = /序时|时序|时间进度|过半|目标.*(?:超|高于|低于)|(?:超|高于|低于|滞后|落后).*百分点/

/**
 * Classifies the wording of a status cell as typed: done, missed, pending, blank; null where it says none of them
 * (the caller counts it as pending).
 */
export function outcomeOf(text: string): Outcome | null {
  const words = comparable(text).replace(/"/g, '')
  if (BLANK.test(words)) return 'blank'
  if (words === '完成') return 'done'
  if (/^(?:部分子项|部分指标|部分项目)未/.test(words)) return 'missed'
  if (PENDING.test(words)) return 'pending'
  if (MEASURED.test(words) && !COMPARED.test(words)) return null
  if (MISSED.test(words)) return 'missed'
  if (PARTLY.test(words)) return null
  return DONE.test(words) ? 'done' : null
}
