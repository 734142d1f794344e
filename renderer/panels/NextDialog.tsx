/** 做下一期: proposes the period that comes next, shows what becomes of the title, and makes the table. */
import { Button, Checkbox, InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import { type Dated, nextPeriod } from '../../shared/changes/next.ts'
import { leavesHalf, renewed } from '../../shared/changes/year.ts'
import type { Opened } from '../../shared/contract/contract.ts'
import type { SeriesTable } from '../../shared/contract/periods.ts'
import { datedWords } from '../../shared/verdict/spoken.ts'
import { makeNext } from '../actions/next.ts'
import { actAnywhere, attempt } from '../actions/run.ts'
import { put, putAway, useOpened } from '../state/desk.ts'
import { settled } from '../state/editor.ts'
import { call } from '../state/host.ts'
import { Dialog } from './Dialog.tsx'
import { MonthsChoice } from './MonthsChoice.tsx'
import './PeriodDialog.css'

/** The way to it from a line of the library. */
export const NextButton = ({ id, title }: { readonly id: string; readonly title: string }) => (
  <Button type="text" aria-label={`做下一期 ${title}`} onClick={() => put({ kind: 'next', id })}>
    做下一期
  </Button>
)

interface Known {
  readonly table: Pick<Opened, 'attachment' | 'siblings'>
  readonly series: readonly SeriesTable[]
}

const close = (): void => putAway('next')

export function NextDialog() {
  const id = useOpened('next')?.id ?? null
  const [known, setKnown] = useState<Known | null>(null)
  useEffect(() => {
    setKnown(null)
    if (id === null) return
    let gone = false
    void attempt(async () => {
      await settled()
      const [table, series] = await Promise.all([call('open', { id }), call('series', { id })])
      if (!gone) setKnown({ table, series })
    })
    return () => {
      gone = true
    }
  }, [id])
  return id === null || known === null ? null : <Form key={id} {...known} />
}

const isIn = (series: readonly SeriesTable[], { year, months }: Dated): boolean =>
  series.some((one) => one.year === year && one.months === months)

function Form({ table: { attachment, siblings }, series }: Known) {
  const { heading } = attachment
  const half = leavesHalf(attachment, 12)
  const [proposed] = useState(() => {
    const { year, months } = heading
    const now = { year: year ?? new Date().getFullYear(), months: months ?? 6 }
    const seen = series.map((one) => one.months)
    if (year === null || months === null) return now
    // What is there already need not be made; where all of it is, a person says what they want.
    let next = nextPeriod(now, seen, half)
    for (let tried = 0; tried < series.length && isIn(series, next); tried += 1)
      next = nextPeriod(next, seen, half)
    return next
  })
  const [year, setYear] = useState<number | null>(proposed.year)
  const [months, setMonths] = useState(proposed.months)
  const [whole, setWhole] = useState(siblings.length > 1)
  const [keeps, setKeeps] = useState(false)
  const to = { year, months }
  const leaves = leavesHalf(attachment, months)
  const stays = keeps ? 'stays' : 'goes'
  const there = series.filter((one) => one.year === year && one.months === months)
  const last = series.find((one) => year !== null && one.year === year - 1 && one.months === months)
  const hasLast = attachment.columns.some(({ role }) => role === 'last')
  const make = (): void => {
    if (year === null) return
    close()
    const args = { id: attachment.id, year, months, whole, half: stays } as const
    void actAnywhere((context) => makeNext(context, args))
  }
  return (
    <Dialog
      title="做下一期"
      okText={there.length > 0 ? '再做一张' : '做下一期'}
      cancelText="取消"
      width={600}
      okButtonProps={{ disabled: year === null }}
      onOk={make}
      onCancel={close}
    >
      <div className="period-choice">
        <InputNumber
          aria-label="年份"
          suffix="年"
          controls={false}
          min={1990}
          max={2199}
          precision={0}
          value={year}
          onChange={setYear}
        />
        <MonthsChoice months={months} onChange={setMonths} />
      </div>
      <p className="next-title">
        {renewed(attachment, to, stays)
          .title.map((line) => line.trim())
          .join('') || '（没有标题）'}
      </p>
      <ul className="muted">
        <li>
          {year === heading.year
            ? '同一年：年度目标保留，实绩和完成情况清空。'
            : '新的一年：年度目标、实绩和完成情况都清空。'}
        </li>
        <li>名称、单位、责任单位、版式和人工指定的判定方法照旧；认定、说明和出处不带过来。</li>
        {hasLast && (
          <li>
            {last === undefined
              ? `没有找到${datedWords({ year: year === null ? null : year - 1, months })}的同一张表，上年同期留空。`
              : `上年同期填入${datedWords(last)}的实绩。`}
          </li>
        )}
        {there.length > 0 && (
          <li>
            {datedWords(to)}的表已有{there.length}张。
          </li>
        )}
      </ul>
      {leaves && (
        <p>
          <Checkbox checked={keeps} onChange={(event) => setKeeps(event.target.checked)}>
            保留“双过半”（这个说法只用于上半年）
          </Checkbox>
        </p>
      )}
      {siblings.length > 1 && (
        <p>
          <Checkbox checked={whole} onChange={(event) => setWhole(event.target.checked)}>
            同一份报告的{siblings.length}张附件一起做
          </Checkbox>
        </p>
      )}
    </Dialog>
  )
}
