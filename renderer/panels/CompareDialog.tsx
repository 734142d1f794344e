/** This table beside the same one of another period: what each row was, what it is, and by how much it changed. */
import { CopyOutlined } from '@ant-design/icons'
import { Button, Select, Table } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { Attachment } from '../../shared/attachment/model.ts'
import {
  type ComparedRow,
  changeText,
  comparedLines,
  comparePeriods,
  likeness,
  type Side,
} from '../../shared/compare/periods.ts'
import { datedWords } from '../../shared/verdict/spoken.ts'
import { attempt } from '../actions/run.ts'
import { toTsv } from '../grid/clipboard.ts'
import { at } from '../grid/selection.ts'
import { putAway, useOpened } from '../state/desk.ts'
import { type Editor, notify, select } from '../state/editor.ts'
import { dictionary } from '../state/settings.ts'
import { keptIds, keptTables } from '../state/tables.ts'
import { Dialog } from './Dialog.tsx'
import './CompareDialog.css'

export function CompareDialog({ open }: { readonly open: Editor }) {
  return useOpened('compare') !== null ? <Comparison open={open} /> : null
}

interface Candidate {
  readonly side: Side
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

const titleOf = ({ heading }: Attachment): string => heading.title.join('') || '未命名的表格'

const periodOf = ({ heading }: Attachment): string =>
  `${datedWords(heading)}${heading.months === null ? '（时期未定）' : ''}`

/** Which of two tables is of the earlier period. */
const isEarlier = ({ heading: a }: Attachment, { heading: b }: Attachment): boolean =>
  (a.year ?? 0) * 12 + (a.months ?? 12) <= (b.year ?? 0) * 12 + (b.months ?? 12)

function Comparison({ open }: { readonly open: Editor }) {
  const { attachment, judged } = open
  const own = useMemo((): Side => ({ attachment, judged }), [attachment, judged])
  const [candidates, setCandidates] = useState<readonly Candidate[] | null>(null)
  const [chosen, setChosen] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the dialog opens
  useEffect(() => {
    void attempt(async () => setCandidates(await candidatesFor(own)))
  }, [])
  const other = candidates?.[chosen]?.side
  const pair = useMemo(() => {
    if (other === undefined) return null
    const [before, after] = isEarlier(other.attachment, own.attachment) ? [other, own] : [own, other]
    return {
      rows: comparePeriods(before, after, dictionary()),
      labels: { before: periodOf(before.attachment), after: periodOf(after.attachment) },
    }
  }, [own, other])
  const close = (): void => putAway('compare')
  const copy = async (): Promise<void> => {
    if (pair === null) return
    await navigator.clipboard.writeText(toTsv(comparedLines(pair.rows, pair.labels)))
    notify('done', '已复制，可以粘贴到Excel里。')
  }
  const jump = ({ before, after }: ComparedRow): void => {
    const row = attachment.rows.findIndex(({ id }) => id === after?.row || id === before?.row)
    if (row < 0) return
    close()
    select(at({ row, column: 0 }))
  }
  return (
    <Dialog title="与其他时期对比" width={1030} style={{ top: 24 }} footer={null} onCancel={close}>
      {candidates === null ? (
        <p className="muted">正在查找同样的表……</p>
      ) : candidates.length === 0 ? (
        <p className="muted">“我的表格”里没有指标相同的其他表，先打开另一时期的表，再来对比。</p>
      ) : (
        <div className="indicator-search">
          <Select
            aria-label="对比的表"
            value={chosen}
            onChange={setChosen}
            options={candidates.map(({ side, like }, index) => ({
              value: index,
              label: `${titleOf(side.attachment)}（${periodOf(side.attachment)}，${like}%的指标相同）`,
            }))}
          />
          <Button icon={<CopyOutlined aria-hidden />} onClick={() => void attempt(copy)}>
            复制到Excel
          </Button>
        </div>
      )}
      {pair !== null && <Compared rows={pair.rows} labels={pair.labels} onJump={jump} />}
    </Dialog>
  )
}

interface ComparedProps {
  readonly rows: readonly ComparedRow[]
  readonly labels: { readonly before: string; readonly after: string }
  readonly onJump: (row: ComparedRow) => void
}

const direction = ({ change }: ComparedRow): string =>
  change === null || change === '0' ? '' : change.startsWith('-') ? 'fell' : 'rose'

function Compared({ rows, labels, onJump }: ComparedProps) {
  const lines = rows.map((row, index) => ({ ...row, key: index }))
  return (
    <Table<(typeof lines)[number]>
      className="compared"
      size="small"
      bordered
      pagination={{ pageSize: 12, showSizeChanger: false, hideOnSinglePage: true }}
      dataSource={lines}
      columns={[
        { title: '序号', dataIndex: 'no', width: 56, align: 'center' },
        {
          title: '指标名称',
          dataIndex: 'name',
          render: (name: string, line) => (
            <Button type="link" size="small" onClick={() => onJump(line)}>
              {name}
            </Button>
          ),
        },
        { title: '单位', dataIndex: 'unit', width: 80, align: 'center' },
        {
          title: labels.before,
          children: [
            {
              title: '实绩',
              width: 110,
              align: 'right',
              render: (_, { before }) => before?.actual ?? '（无此行）',
            },
            {
              title: '完成情况',
              width: 110,
              align: 'center',
              render: (_, { before }) => before?.status ?? '',
            },
          ],
        },
        {
          title: labels.after,
          children: [
            {
              title: '实绩',
              width: 110,
              align: 'right',
              render: (_, { after }) => after?.actual ?? '（无此行）',
            },
            { title: '完成情况', width: 110, align: 'center', render: (_, { after }) => after?.status ?? '' },
          ],
        },
        {
          title: '变化',
          width: 190,
          align: 'right',
          render: (_, line) => <span className={direction(line)}>{changeText(line)}</span>,
        },
      ]}
    />
  )
}
