/** What is set for the table as a whole: its period, its words for the statuses, and how much 左右 leaves open. */
import { Checkbox, Input, type InputRef, Select } from 'antd'
import { Fragment, useId, useRef, useState } from 'react'
import type { Heading, Wording } from '../../shared/attachment/model.ts'
import { same } from '../../shared/attachment/same.ts'
import { leavesHalf, renewed } from '../../shared/changes/year.ts'
import { compare, literal } from '../../shared/measure/decimal.ts'
import { TOLERANCE } from '../../shared/verdict/judge.ts'
import { datedWords } from '../../shared/verdict/spoken.ts'
import { datedBy } from '../../shared/verdict/undated.ts'
import { wordings } from '../../shared/verdict/wording.ts'
import { setHeading } from '../actions/cells.ts'
import { act, attempt } from '../actions/run.ts'
import { putAway, useOpened } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { keepSettings, useSettings } from '../state/settings.ts'
import { Dialog } from './Dialog.tsx'

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
const shown = ({ exceeded, reached, ahead, done, missed }: Wording): string =>
  [exceeded, reached, ahead, done, missed].filter((word) => word !== undefined && word !== '').join(' / ')

/** Words that a table may have or not. */
const steps = [
  ['ahead', '超过序时进度的用语（可空）'],
  ['reached', '达到全年目标的用语（可空）'],
  ['exceeded', '超过全年目标的用语（可空）'],
] as const

/** Without the steps that are left empty. */
const filled = ({ done, missed, ...more }: Wording): Wording => ({
  ...Object.fromEntries(
    Object.entries(more).flatMap(([key, word]) => (word.trim() === '' ? [] : [[key, word.trim()]])),
  ),
  done: done.trim(),
  missed: missed.trim(),
})

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

/** The tolerance that was typed, the usual one for nothing; undefined where it is none. */
function toleranceTyped(text: string): string | undefined {
  const typed = text.normalize('NFKC').trim()
  if (typed === '') return TOLERANCE
  const fits = /^\d{1,3}(?:\.\d{1,6})?$/.test(typed) && compare(literal(typed), MOST) <= 0
  return fits ? typed : undefined
}
const MOST = literal(100)

function Form({ open, at }: { readonly open: Editor; readonly at: 'year' | 'months' }) {
  const { heading } = open.attachment
  const person = useSettings((settings) => settings.person)
  const [typed, setTyped] = useState(heading.year === null ? '' : String(heading.year))
  const yearField = useRef<InputRef>(null)
  const year = yearTyped(typed)
  const [remark, setRemark] = useState(heading.remark ?? '')
  const [renew, setRenew] = useState(true)
  const [month, setMonth] = useState(heading.months)
  const [wording, setWording] = useState<Wording>(heading.wording ?? plain)
  const [tolerance, setTolerance] = useState(heading.tolerance ?? TOLERANCE)
  const [name, setName] = useState(person)
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
  const own = !wordings.some((one) => shown(one) === shown(wording))
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
    if (name.trim() !== person) void attempt(() => keepSettings({ person: name.trim() }))
    close()
  }
  const word = (key: keyof Wording, label: string) => (
    <Fragment key={key}>
      <span>{label}</span>
      <Input
        aria-label={label}
        maxLength={20}
        value={wording[key] ?? ''}
        onChange={(event) => setWording({ ...wording, [key]: event.target.value })}
      />
    </Fragment>
  )
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
          value={own ? 'own' : shown(wording)}
          options={[
            ...wordings.map((one) => ({ value: shown(one), label: shown(one) })),
            { value: 'own', label: '自定……' },
          ]}
          onChange={(value: string) =>
            setWording(wordings.find((one) => shown(one) === value) ?? { done: '', missed: '' })
          }
        />
        {own && (
          <>
            {word('done', '完成的用语')}
            {word('missed', '未完成的用语')}
            {steps.map(([key, label]) => word(key, label))}
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
        <span>认定人（记在每次认定里）</span>
        <Input
          aria-label="认定人"
          maxLength={50}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
