/** 表述: the list and the summary of a report's first part as the open table tells them, to take along. */
import { CopyOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useDeferredValue, useEffect, useMemo } from 'react'
import { itemsOf, type LeftOut, numbered } from '../../../shared/report/prose.ts'
import { type Numbers, type Since, styled } from '../../../shared/report/style.ts'
import { summaryOf } from '../../../shared/report/summary.ts'
import { copyProse, keepProse } from '../../actions/prose.ts'
import { act, actAnywhere } from '../../actions/run.ts'
import { goTo } from '../../actions/verdict.ts'
import type { Editor } from '../../state/editor.ts'
import { findTeacher, setStyle, type Taken, take, useProse } from '../../state/prose.ts'
import { useSettings } from '../../state/settings.ts'
import { wholeOf } from '../../state/view.ts'
import { InReport, Insert } from './ProseInReport.tsx'
import './prose.css'

interface Open {
  readonly open: Editor
}

/** One paragraph of what is written, and what it was when it was last taken along. */
interface Line {
  /** The rows that it tells of, or the summary. */
  readonly key: string
  readonly row: string | null
  /** With its number and its mark. */
  readonly text: string
  readonly bare: string
}

const SUMMARY = 'summary'

export function Prose({ open: latest }: Open) {
  const open = useDeferredValue(latest)
  const { attachment, judged } = wholeOf(open)
  const { document } = open.report
  const dictionary = useSettings((settings) => settings.dictionary)
  const { style, wording: learned, chosen } = useProse()
  const title = attachment.heading.title.join('\n')
  useEffect(() => {
    void findTeacher({ document, title: title.split('\n') }, null)
  }, [document, title])
  const wording = useMemo(() => styled(learned, style), [learned, style])
  const list = useMemo(
    () => itemsOf(attachment, judged, wording, dictionary),
    [attachment, judged, wording, dictionary],
  )
  const summary = useMemo(() => summaryOf(attachment, judged, wording), [attachment, judged, wording])
  const taken = useProse((state) => state.taken[attachment.id] ?? null)
  const texts = numbered(
    list.items.map(({ text }) => text),
    wording,
  )
  const lines = list.items.map(
    ({ rows, text: bare }, at): Line => ({
      key: rows.join(' '),
      row: rows[0] ?? null,
      text: texts[at] ?? '',
      bare,
    }),
  )
  const sum: Line = { key: SUMMARY, row: null, text: summary, bare: summary }
  const paragraphs = wording.apart ? texts : [texts.join('')]
  const takeAll = (): void => take(attachment.id, takenOf([...lines, sum]))
  const copy = (what: readonly string[], parts: readonly Line[]): void => {
    void actAnywhere(async () => {
      const deed = await copyProse(what)
      take(attachment.id, { ...taken, ...takenOf(parts) })
      return deed
    })
  }
  return (
    <section className="prose" aria-label="表述">
      <Setup chosen={chosen} table={{ document, title: title.split('\n') }} />
      <div className="prose-deeds">
        <Button
          type="primary"
          size="small"
          icon={<CopyOutlined aria-hidden />}
          disabled={lines.length === 0}
          onClick={() => copy([...paragraphs, summary], [...lines, sum])}
        >
          全部复制
        </Button>
        <Button
          size="small"
          disabled={lines.length === 0}
          onClick={() =>
            void actAnywhere((context) =>
              keepProse(context, title.replaceAll('\n', '').trim() || '主要指标完成情况', [
                ...paragraphs,
                summary,
              ]),
            )
          }
        >
          导出Word
        </Button>
        <Insert paragraphs={[...paragraphs, summary]} onDone={takeAll} />
      </div>
      <InReport
        items={list.items.map(({ text }) => text)}
        summary={{ before: taken?.[SUMMARY] ?? '', after: summary }}
        onDone={takeAll}
      />
      <Changes lines={[...lines, sum]} taken={taken} />
      <Part name="主要指标" onCopy={lines.length === 0 ? null : () => copy(paragraphs, lines)}>
        {lines.length === 0 ? (
          <p className="muted">表中还没有填好实绩的行。</p>
        ) : (
          lines.map((line) => <Told key={line.key} line={line} taken={taken} />)
        )}
      </Part>
      <Part name="小结" onCopy={() => copy([summary], [sum])}>
        <Told line={sum} taken={taken} />
      </Part>
      <Left left={list.left} />
    </section>
  )
}

const takenOf = (lines: readonly Line[]): Taken =>
  Object.fromEntries(lines.map(({ key, bare }) => [key, bare]))

const numbers: Readonly<Record<Numbers, string>> = {
  learned: '编号照旧',
  chinese: '（一）（二）',
  arabic: '1. 2.',
  none: '不编号',
}
const since: Readonly<Record<Since, string>> = { learned: '同比照旧', with: '写同比', without: '不写同比' }

const optionsOf = <T extends string>(words: Readonly<Record<T, string>>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }))

/** Whose words they are, and what a person wants otherwise. */
function Setup({
  chosen,
  table,
}: {
  readonly chosen: string | null
  readonly table: Parameters<typeof findTeacher>[0]
}) {
  const { style, teachers, teacher, wording } = useProse()
  const title = (one: { readonly id: string; readonly title: string }) => ({
    value: one.id,
    label: `《${one.title}》`,
    title: one.title,
  })
  const options = [
    ...teachers.own.map(title),
    { value: '', label: '标准措辞', title: '标准措辞' },
    ...(teachers.others.length === 0 ? [] : [{ label: '其他报告', options: teachers.others.map(title) }]),
  ]
  const taught = wording.items.size > 0 || wording.summary !== null
  return (
    <div className="prose-setup">
      <div className="prose-teacher">
        <span>措辞取自</span>
        <Select
          size="small"
          aria-label="措辞取自"
          value={teacher?.id ?? ''}
          options={options}
          popupMatchSelectWidth={false}
          onChange={(id) => void findTeacher(table, id)}
        />
      </div>
      {teacher === null && chosen === null && <p className="muted">没有本地报告可学，用标准措辞。</p>}
      {teacher !== null && !taught && <p className="muted">这份报告里没有指标清单，用标准措辞。</p>}
      <div className="prose-style">
        <Select
          size="small"
          aria-label="编号"
          value={style.numbers}
          options={optionsOf(numbers)}
          onChange={(value) => setStyle({ numbers: value })}
        />
        <Select
          size="small"
          aria-label="同比"
          value={style.since}
          options={optionsOf(since)}
          onChange={(value) => setStyle({ since: value })}
        />
      </div>
    </div>
  )
}

/** How much is other than when it was taken along. */
function Changes({ lines, taken }: { readonly lines: readonly Line[]; readonly taken: Taken | null }) {
  if (taken === null) return null
  const changed = lines.filter(({ key, bare }) => taken[key] !== bare).length
  const gone = Object.keys(taken).filter((key) => !lines.some((line) => line.key === key)).length
  if (changed + gone === 0) return <p className="muted">上次复制以来没有变化。</p>
  return (
    <p className="prose-since" role="status">
      上次复制以来变了{changed + gone}处{gone === 0 ? '' : `（其中${gone}处已不在）`}。
    </p>
  )
}

interface PartProps {
  readonly name: string
  /** Null where there is nothing to copy. */
  readonly onCopy: (() => void) | null
  readonly children: React.ReactNode
}

function Part({ name, onCopy, children }: PartProps) {
  return (
    <section aria-label={name}>
      <h3>
        {name}
        <Button
          type="text"
          size="small"
          aria-label={`复制${name}`}
          disabled={onCopy === null}
          onClick={() => onCopy?.()}
        >
          复制
        </Button>
      </h3>
      {children}
    </section>
  )
}

/** A paragraph; one of the list leads to its row, one that was taken otherwise shows what it was. */
function Told({
  line: { key, row, text, bare },
  taken,
}: {
  readonly line: Line
  readonly taken: Taken | null
}) {
  const before = taken?.[key]
  const changed = taken !== null && before !== bare
  const words = (
    <>
      {changed && <b>{before === undefined ? '新增' : '已变'}</b>}
      {text}
      {changed && before !== undefined && <del>{before}</del>}
    </>
  )
  const style = changed ? 'told changed' : 'told'
  return row === null ? (
    <p className={style}>{words}</p>
  ) : (
    <button
      type="button"
      className={style}
      title="到这一行"
      onClick={() => void act((context) => goTo(context, { row, column: null }))}
    >
      {words}
    </button>
  )
}

/** What is not written, and why. */
function Left({ left }: { readonly left: readonly LeftOut[] }) {
  if (left.length === 0) return null
  return (
    <section aria-label="没有写入">
      <h3>没有写入（{left.length}）</h3>
      {left.map(({ row, name, why }) => (
        <button
          key={row}
          type="button"
          className="told"
          title="到这一行"
          onClick={() => void act((context) => goTo(context, { row, column: null }))}
        >
          {name} <span className="muted">{why}</span>
        </button>
      ))}
    </section>
  )
}
