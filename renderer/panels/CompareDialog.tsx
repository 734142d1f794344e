/** This table beside the same one of another period: what each row was, what it is, and by how much it changed. */
import { FolderOpenOutlined } from '@ant-design/icons'
import { Button, Table, Tag } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { nameWith, sourceOf, toldApart, wholeName } from '../../shared/attachment/called.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import {
  type ComparedRow,
  changeText,
  comparedLines,
  comparePeriods,
  differs,
  fateOf,
  likeness,
  type PeriodCell,
  type Side,
} from '../../shared/compare/periods.ts'
import { comparedName } from '../../shared/compare/table.ts'
import { datedWords } from '../../shared/verdict/spoken.ts'
import type { Context, Deed } from '../actions/deed.ts'
import { openable } from '../actions/files.ts'
import { bytesOf, withFile } from '../actions/importing.ts'
import { actAnywhere, attempt } from '../actions/run.ts'
import { at } from '../grid/selection.ts'
import { putAway } from '../state/desk.ts'
import { type Editor, select } from '../state/editor.ts'
import { dictionary } from '../state/settings.ts'
import { type KeptTable, keptIds, keptTables } from '../state/tables.ts'
import { ComparedFrame } from './ComparedFrame.tsx'

interface Candidate {
  readonly side: KeptTable
  /** In percent of the rows. */
  readonly like: number
}

/** So many of the latest tables are looked through for ones of the same shape. */
const mostLooked = 40
/** Fewer common rows are another table. */
const leastLike = 30

async function candidatesFor(own: Side): Promise<Candidate[]> {
  const ids = await keptIds()
  const others = await keptTables(ids.filter((id) => id !== own.attachment.id).slice(0, mostLooked))
  const found = others.map((side): Candidate => ({ side, like: likeness(own, side, dictionary()) }))
  return found.filter(({ like }) => like >= leastLike).sort((a, b) => b.like - a.like)
}

/** The tables of a file that a person chooses, the likest first; nothing of it is kept. None where they chose none. */
async function candidatesInFile(context: Context, own: Side): Promise<Candidate[]> {
  const [file] = await context.chooseFiles(openable, false)
  if (file === undefined) return []
  const { attachments } = await withFile(file.name, async () => {
    const { name, bytes } = await bytesOf(file)
    return context.working(`正在读取“${name}”`, (job) => context.host('inspect', { name, bytes, job }))
  })
  return attachments
    .map(
      (one): Candidate => ({
        side: { ...one, source: file.name },
        like: likeness(own, one, dictionary()),
      }),
    )
    .sort((a, b) => b.like - a.like)
}

const remarkOf = ({ heading }: Attachment): string => heading.remark ?? ''
const nameOf = ({ attachment, source }: Omit<KeptTable, 'judged'>): string =>
  wholeName({ ...attachment.heading, remark: remarkOf(attachment), source })

const periodOf = ({ heading }: Attachment): string =>
  `${datedWords(heading)}${heading.months === null ? '（时期未定）' : ''}`

const fileOf = ({ attachment, source }: KeptTable): string =>
  [remarkOf(attachment), sourceOf({ source, madeOf: attachment.heading.madeOf ?? '' })]
    .filter((part) => part !== '')
    .join(' · ')

/** What a file's name calls it by: the file that it came from, else its title with 备注. */
const callOf = ({ attachment: { heading }, source }: KeptTable): string =>
  source === ''
    ? nameWith({ title: heading.title, remark: heading.remark ?? '' })
    : source.replace(/\.[^.]{1,5}$/, '')

/** Which of two tables is of the earlier period. */
const isEarlier = ({ heading: a }: Attachment, { heading: b }: Attachment): boolean =>
  (a.year ?? 0) * 12 + (a.months ?? 12) <= (b.year ?? 0) * 12 + (b.months ?? 12)

export function CompareDialog({ open }: { readonly open: Editor }) {
  const { attachment, judged } = open
  const { source } = open.report
  const own = useMemo((): KeptTable => ({ attachment, judged, source }), [attachment, judged, source])
  const [onlyOther, setOnlyOther] = useState(false)
  const [candidates, setCandidates] = useState<readonly Candidate[] | null>(null)
  const [chosen, setChosen] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the dialog opens
  useEffect(() => {
    void attempt(async () => setCandidates(await candidatesFor(own)))
  }, [])
  const other = candidates?.[chosen]?.side
  const withAFile = (context: Context): Promise<Deed> =>
    candidatesInFile(context, own).then((found) => {
      if (found.length === 0) return {}
      setCandidates([...found, ...(candidates ?? [])])
      setChosen(0)
      return {}
    })
  const pair = useMemo(() => {
    if (other === undefined) return null
    const [before, after] = isEarlier(other.attachment, own.attachment) ? [other, own] : [own, other]
    // Two states of one period are told apart by 备注 or file.
    const [was = '', is = ''] = toldApart(
      [before, after].map((side) => periodOf(side.attachment)),
      [before, after].map((side) => [
        remarkOf(side.attachment),
        side.source,
        side === own ? '本表' : '另一张',
      ]),
    )
    return {
      all: comparePeriods(before, after, dictionary()),
      labels: { before: was, after: is },
      calls: toldApart([before, after].map(callOf), [[was], [is]]),
      names: { before: nameOf(before), after: nameOf(after) },
      files: { before: fileOf(before), after: fileOf(after) },
    }
  }, [own, other])
  const different = useMemo(() => pair?.all.filter(differs) ?? [], [pair])
  const rows = onlyOther ? different : (pair?.all ?? [])
  const close = (): void => putAway('compare')
  const jump = ({ before, after }: ComparedRow): void => {
    const row = attachment.rows.findIndex(({ id }) => id === after?.row || id === before?.row)
    if (row < 0) return
    close()
    select(at({ row, column: 0 }))
  }
  return (
    <ComparedFrame
      title="与其他时期对比"
      label="对比的表"
      waiting="正在查找同样的表……"
      none="“我的表格”里没有指标相同的其他表；先打开另一时期的表再来对比，或选一个文件。"
      choices={
        candidates?.map(
          ({ side, like }) => `${nameOf(side)}（${periodOf(side.attachment)}，${like}%的指标相同）`,
        ) ?? null
      }
      chosen={chosen}
      onChoose={setChosen}
      found={
        pair && {
          title: '两期对比',
          file: comparedName('两期对比', pair.calls),
          notes: [`前：${pair.names.before}`, `后：${pair.names.after}`],
          lines: comparedLines(rows, pair.labels),
          all: pair.all.length,
          different: different.length,
        }
      }
      onlyOther={onlyOther}
      onOnlyOther={setOnlyOther}
      more={
        <Button icon={<FolderOpenOutlined aria-hidden />} onClick={() => void actAnywhere(withAFile)}>
          与文件比较…
        </Button>
      }
      onClose={close}
    >
      {pair !== null && (
        <Compared rows={rows} labels={pair.labels} names={pair.names} files={pair.files} onJump={jump} />
      )}
    </ComparedFrame>
  )
}

interface Pair {
  readonly before: string
  readonly after: string
}

interface ComparedProps {
  readonly rows: readonly ComparedRow[]
  readonly labels: Pair
  readonly names: Pair
  /** What tells the two tables in short: 备注 and file. */
  readonly files: Pair
  readonly onJump: (row: ComparedRow) => void
}

type Line = ComparedRow & { readonly key: number }

/** The three columns of one of the two tables, under its period and its file. */
const sideColumns = (
  label: string,
  name: string,
  file: string,
  cellOf: (row: ComparedRow) => PeriodCell | null,
) => ({
  title: (
    <span className="compared-side" title={name}>
      {label}
      <span className="muted">{file}</span>
    </span>
  ),
  children: [
    {
      title: '目标',
      width: 104,
      align: 'right' as const,
      render: (_: unknown, line: Line) => cellOf(line)?.target ?? '',
    },
    {
      title: '实绩',
      width: 104,
      align: 'right' as const,
      render: (_: unknown, line: Line) => cellOf(line)?.actual ?? '（无此行）',
    },
    {
      title: '完成情况',
      width: 100,
      align: 'center' as const,
      render: (_: unknown, line: Line) => cellOf(line)?.status ?? '',
    },
  ],
})

function Compared({ rows, labels, names, files, onJump }: ComparedProps) {
  const lines = rows.map((row, index): Line => ({ ...row, key: index }))
  return (
    <Table<Line>
      className="compared"
      size="small"
      bordered
      pagination={{ pageSize: 200, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 1060, y: 'calc(100vh - 300px)' }}
      rowClassName={(line) => (fateOf(line) === '' ? '' : 'alone')}
      dataSource={lines}
      locale={{ emptyText: '两张表没有不同。' }}
      columns={[
        { title: '序号', dataIndex: 'no', width: 54, align: 'center', fixed: 'left' },
        {
          title: '指标名称',
          dataIndex: 'name',
          width: 190,
          fixed: 'left',
          render: (name: string, line) => (
            <>
              {fateOf(line) !== '' && <Tag>{fateOf(line)}</Tag>}
              <Button type="link" size="small" onClick={() => onJump(line)}>
                {name}
              </Button>
              {line.renamed !== '' && <span className="muted">原为“{line.renamed}”</span>}
            </>
          ),
        },
        { title: '单位', dataIndex: 'unit', width: 72, align: 'center' },
        sideColumns(labels.before, names.before, files.before, ({ before }) => before),
        sideColumns(labels.after, names.after, files.after, ({ after }) => after),
        {
          title: '变化',
          width: 160,
          align: 'right',
          render: (_, line) => changeText(line),
        },
      ]}
    />
  )
}
