/** What is set for the table as a whole: its period, its words for the statuses, and how much 左右 leaves open. */
import { Button, Checkbox, Input, type InputRef, Select } from 'antd'
import { useId, useRef, useState } from 'react'
import type { Heading, Wording } from '../../shared/attachment/model.ts'
import { same } from '../../shared/attachment/same.ts'
import { leavesHalf, renewed } from '../../shared/changes/year.ts'
import { offeredWordings, wordsOf } from '../../shared/contract/settings-parts.ts'
import { TOLERANCE } from '../../shared/verdict/judge.ts'
import { datedWords } from '../../shared/verdict/spoken.ts'
import { datedBy } from '../../shared/verdict/undated.ts'
import { wordings } from '../../shared/verdict/wording.ts'
import { keyOf } from '../actions/action.ts'
import { setHeading } from '../actions/cells.ts'
import { act, attempt } from '../actions/run.ts'
import { put, putAway, useOpened } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { keepSettings, useSettings } from '../state/settings.ts'
import { Dialog } from './Dialog.tsx'
import { toleranceTyped } from './tolerance.ts'
import { filled, WordingFields } from './WordingFields.tsx'

export function TableDialog({ open }: { readonly open: Editor }) {
  const opened = useOpened('table')
  return opened === null ? null : <Form open={open} at={opened.at ?? 'year'} />
}

const periods: Readonly<Record<number, string>> = {
  3: '（一季度）',
  6: '（上半年）',
  9: '（前三季度）',
  12: '（全年）',
}
const months = Array.from({ length: 12 }, (_, at) => ({
  value: at + 1,
  label: `1—${at + 1}月${periods[at + 1] ?? ''}`,
}))

const [plain = { done: '完成', missed: '未完成' }] = wordings
/** What told the period; '' where nobody knows. */
function toldBy({ told }: Heading): string {
  if (told === undefined) return ''
  return told === '人工' ? '由人工选定' : `由${told}得知`
}

/** The years that a table may be of. */
const [firstYear, lastYear] = [1990, 2199]

/** The year that was typed, in either width, with or without 年; null for none, undefined where it is no year. */
function yearTyped(text: string): number | null | undefined {
  const typed = text.normalize('NFKC').trim()
  if (typed === '') return null
  const year = /^(\d{4})年?$/.test(typed) ? Number.parseInt(typed, 10) : 0
  return year >= firstYear && year <= lastYear ? year : undefined
}

function Form({ open, at }: { readonly open: Editor; readonly at: 'year' | 'months' }) {
  const { heading } = open.attachment
  const district = useSettings((settings) => settings.wordings)
  const [typed, setTyped] = useState(heading.year === null ? '' : String(heading.year))
  const yearField = useRef<InputRef>(null)
  const year = yearTyped(typed)
  const [remark, setRemark] = useState(heading.remark ?? '')
  const [renew, setRenew] = useState(true)
  const [month, setMonth] = useState(heading.months)
  const [wording, setWording] = useState<Wording>(heading.wording ?? plain)
  const [tolerance, setTolerance] = useState(heading.tolerance ?? TOLERANCE)
  const [keepsWords, setKeepsWords] = useState(false)
  const [half, setHalf] = useState(false)
  const to = { year: year ?? null, months: month }
  const asks = (year !== undefined && year !== heading.year) || month !== heading.months
  const leaves = asks && leavesHalf(open.attachment, month)
  const again = asks ? renewed(open.attachment, to, half ? 'stays' : 'goes') : null
  const changes =
    again !== null &&
    (again.columns.length > 0 || !same(again.title, heading.title) || !same(again.above, heading.above))
  const yearSaid = useId()
  const toleranceField = useRef<InputRef>(null)
  const points = toleranceTyped(tolerance)
  const toleranceSaid = useId()
  const offered = offeredWordings(district)
  const own = !offered.some((one) => wordsOf(one) === wordsOf(wording))
  const close = (): void => putAway('table')
  const keep = (): void => {
    if (year === undefined) {
      yearField.current?.focus({ cursor: 'all' })
      return
    }
    if (points === undefined) {
      toleranceField.current?.focus({ cursor: 'all' })
      return
    }
    const {
      wording: _,
      tolerance: __,
      remark: ___,
      ...rest
    } = month === heading.months ? heading : datedBy(heading, month)
    const all = changes && renew ? again : null
    const words = filled(wording)
    const now: Heading = {
      ...rest,
      ...(all !== null && { title: all.title, above: all.above }),
      year,
      ...(remark.trim() !== '' && { remark: remark.trim() }),
      ...(!same(words, plain) && { wording: words }),
      ...(points !== TOLERANCE && { tolerance: points }),
    }
    if (!same(now, heading)) void act((context) => setHeading(context, '表格设置', now, all?.columns))
    if (own && keepsWords) void attempt(() => keepSettings({ wordings: [...district, words] }))
    close()
  }
  return (
    <Dialog
      title="表格设置"
      okText="确定"
      cancelText="取消"
      width={480}
      okButtonProps={{ disabled: wording.done.trim() === '' || wording.missed.trim() === '' }}
      onOk={keep}
      onCancel={close}
    >
      <div className="column-form">
        <span>年份</span>
        <Input
          ref={yearField}
          aria-label="年份"
          maxLength={20}
          value={typed}
          {...(year === undefined && { status: 'error', 'aria-invalid': true, 'aria-describedby': yearSaid })}
          onChange={(event) => setTyped(event.target.value)}
        />
        {year === undefined && (
          <span className="wide wrong" role="alert" id={yearSaid}>
            “{typed.trim()}”不是年份，请写四位数字，如2021（{firstYear}—{lastYear}）。
          </span>
        )}
        <span>期间</span>
        <span className="told" data-first={at === 'months' || undefined}>
          <Select
            aria-label="期间"
            placeholder="还没有选定"
            value={month}
            options={months}
            onChange={setMonth}
          />
          <span className="muted">
            {toldBy(month === heading.months ? heading : datedBy(heading, month))}
          </span>
        </span>
        {(changes || leaves) && (
          <Checkbox className="wide" checked={renew} onChange={(event) => setRenew(event.target.checked)}>
            标题、表头也改为{datedWords(to)}
          </Checkbox>
        )}
        {leaves && renew && (
          <Checkbox className="wide" checked={half} onChange={(event) => setHalf(event.target.checked)}>
            保留“双过半”（这个说法只用于上半年）
          </Checkbox>
        )}
        <span>备注</span>
        <Input
          aria-label="备注"
          placeholder="如送审稿；只供区分，不打印"
          maxLength={50}
          value={remark}
          onChange={(event) => setRemark(event.target.value)}
        />
        <span>完成情况的用语</span>
        <Select
          aria-label="完成情况的用语"
          value={own ? 'own' : wordsOf(wording)}
          options={[
            ...offered.map((one) => ({ value: wordsOf(one), label: wordsOf(one) })),
            { value: 'own', label: '自定……' },
          ]}
          onChange={(value: string) =>
            setWording(offered.find((one) => wordsOf(one) === value) ?? { done: '', missed: '' })
          }
        />
        {own && (
          <>
            <WordingFields wording={wording} onChange={setWording} />
            <Checkbox
              className="wide"
              checked={keepsWords}
              onChange={(event) => setKeepsWords(event.target.checked)}
            >
              存进“设置”，别的表也能选
            </Checkbox>
          </>
        )}
        <span>“左右”的容差（百分点）</span>
        <Input
          ref={toleranceField}
          aria-label="左右的容差"
          maxLength={20}
          value={tolerance}
          {...(points === undefined && {
            status: 'error',
            'aria-invalid': true,
            'aria-describedby': toleranceSaid,
          })}
          onChange={(event) => setTolerance(event.target.value)}
        />
        {points === undefined && (
          <span className="wide wrong" role="alert" id={toleranceSaid}>
            “{tolerance.trim()}”不能作容差，请写0到100的数，如0.5。
          </span>
        )}
        <Button
          className="wide to-settings"
          type="link"
          onClick={() => put({ kind: 'settings', at: 'words' })}
        >
          所有新表的默认、姓名和单位：设置（{keyOf('settings')}）
        </Button>
      </div>
    </Dialog>
  )
}
