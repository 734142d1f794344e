/** The targets of this table beside those of a higher level: told by its report, or by another table of the library. */
import { Button, Checkbox, Table } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { titleOf, wholeName } from '../../shared/attachment/called.ts'
import {
  type Aim,
  aimsOfReport,
  aimsOfTable,
  comparePlans,
  isApart,
  type PlanRow,
  planLines,
} from '../../shared/compare/plans.ts'
import { comparedName } from '../../shared/compare/table.ts'
import { comparable } from '../../shared/measure/normalise.ts'
import { attempt } from '../actions/run.ts'
import { at } from '../grid/selection.ts'
import { putAway } from '../state/desk.ts'
import { type Editor, select } from '../state/editor.ts'
import { readReport } from '../state/fill.ts'
import { call } from '../state/host.ts'
import { withProgress } from '../state/jobs.ts'
import { dictionary } from '../state/settings.ts'
import { ComparedFrame } from './ComparedFrame.tsx'
import { reportName } from './report/names.ts'

/** A plan that may be the higher level's. */
interface Choice {
  readonly id: string
  readonly kind: 'report' | 'table'
  readonly name: string
}

/** Reports first, those that are called plans before the others; then the other tables. */
async function choicesFor(open: Editor): Promise<Choice[]> {
  const [documents, entries] = await Promise.all([call('documents', {}), call('library', {})])
  // How a plan went by the middle of its year (上半年计划执行情况) is no plan.
  const isPlan = ({ title }: { readonly title: string }): boolean =>
    /计划|规划/.test(comparable(title)) && !/上半年|季度|\d月/.test(comparable(title))
  const own = ({ id }: { readonly id: string }): boolean => id === open.report.document
  const reports = documents.filter((one) => !own(one))
  return [
    ...[...reports.filter(isPlan), ...reports.filter((one) => !isPlan(one))].map(
      (one): Choice => ({ id: one.id, kind: 'report', name: reportName(one) }),
    ),
    ...entries
      .filter(({ id }) => id !== open.attachment.id)
      .map((entry): Choice => ({ id: entry.id, kind: 'table', name: `${wholeName(entry)}（表格）` })),
  ]
}

async function aimsOf({ id, kind }: Choice): Promise<Aim[]> {
  if (kind === 'table') return aimsOfTable((await call('open', { id })).attachment, dictionary())
  const { text } = await readReport(id)
  const { statements } = await withProgress('正在读上级计划', (job) =>
    call('readStatements', { name: '报告.txt', bytes: new TextEncoder().encode(text), job }),
  )
  return aimsOfReport(statements, dictionary())
}

export function PlanDialog({ open }: { readonly open: Editor }) {
  const { attachment } = open
  const [choices, setChoices] = useState<readonly Choice[] | null>(null)
  const [chosen, setChosen] = useState(0)
  const [theirs, setTheirs] = useState<readonly Aim[] | null>(null)
  const [onlyOther, setOnlyOther] = useState(false)
  const [tasks, setTasks] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the dialog opens
  useEffect(() => {
    void attempt(async () => setChoices(await choicesFor(open)))
  }, [])
  const choice = choices?.[chosen]
  useEffect(() => {
    let over = false
    setTheirs(null)
    if (choice !== undefined)
      void attempt(async () => {
        const aims = await aimsOf(choice)
        if (!over) setTheirs(aims)
      })
    return () => {
      over = true
    }
  }, [choice])
  const all = useMemo(
    () => (theirs === null ? null : comparePlans(aimsOfTable(attachment, dictionary()), theirs)),
    [attachment, theirs],
  )
  const wanted =
    all?.filter(({ theirs: their, ours }) => ours !== null || tasks || their?.usual === true) ?? []
  const different = wanted.filter(isApart)
  const rows = onlyOther ? different : wanted
  const others = all?.filter(({ theirs: their, ours }) => ours === null && their?.usual === false).length ?? 0
  const close = (): void => putAway('plans')
  const jump = ({ ours }: PlanRow): void => {
    const row = attachment.rows.findIndex(({ id }) => id === ours?.row)
    if (row < 0) return
    close()
    select(at({ row, column: 0 }))
  }
  return (
    <ComparedFrame
      title="与上级计划对照"
      label="上级的计划"
      waiting="正在查找……"
      none="“我的表格”里没有其他报告和表格，先打开上级的计划报告或规划，再来对照。"
      choices={choices?.map(({ name }) => name) ?? null}
      chosen={chosen}
      onChoose={setChosen}
      found={
        all === null || choice === undefined
          ? null
          : {
              title: '与上级计划对照',
              file: comparedName('与上级计划对照', [titleOf(attachment.heading), choice.name]),
              notes: [`本级：${attachment.heading.title.join('')}`, `上级：${choice.name}`],
              lines: planLines(rows),
              all: wanted.length,
              different: different.length,
            }
      }
      onlyOther={onlyOther}
      onOnlyOther={setOnlyOther}
      onClose={close}
    >
      {others > 0 && (
        <Checkbox checked={tasks} onChange={({ target }) => setTasks(target.checked)}>
          也列出本级没有的项目和任务（{others}条）
        </Checkbox>
      )}
      <PlanTable rows={rows} onJump={jump} />
    </ComparedFrame>
  )
}

interface PlanTableProps {
  readonly rows: readonly PlanRow[]
  readonly onJump: (row: PlanRow) => void
}

type Line = PlanRow & { readonly key: number }

function PlanTable({ rows, onJump }: PlanTableProps) {
  return (
    <Table<Line>
      className="compared"
      size="small"
      bordered
      pagination={{ pageSize: 200, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 760, y: 'calc(100vh - 270px)' }}
      rowClassName={({ ours, theirs }) => (ours === null || theirs === null ? 'alone' : '')}
      dataSource={rows.map((row, key): Line => ({ ...row, key }))}
      locale={{ emptyText: '没有可对照的目标。' }}
      columns={[
        {
          title: '指标名称',
          width: 220,
          render: (_, line) =>
            line.ours === null ? (
              line.indicator
            ) : (
              <Button type="link" size="small" onClick={() => onJump(line)}>
                {line.indicator}
              </Button>
            ),
        },
        { title: '本级目标', width: 150, align: 'right', render: (_, { ours }) => ours?.text ?? '' },
        { title: '上级目标', width: 150, align: 'right', render: (_, { theirs }) => theirs?.text ?? '' },
        {
          title: '对照',
          width: 84,
          align: 'center',
          render: (_, { relation, softer }) => (
            <span className={softer ? 'softer' : undefined}>{relation}</span>
          ),
        },
        { title: '说明', dataIndex: 'reason' },
      ]}
    />
  )
}
