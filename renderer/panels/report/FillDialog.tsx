/** 按报告填表: what a report says for the cells of the open table, beside its words, to be taken or refused. */
import { Button, Select } from 'antd'
import { useEffect, useState } from 'react'
import { wholeName } from '../../../shared/attachment/called.ts'
import { roleName } from '../../../shared/attachment/roles.ts'
import type { DocumentEntry, LibraryEntry } from '../../../shared/contract/contract.ts'
import { type Filling, isTaken, type Proposal } from '../../../shared/findings/fill/proposal.ts'
import { chooseTable, takeProposals } from '../../actions/filling.ts'
import { act, actAnywhere, attempt } from '../../actions/run.ts'
import { putAway, useOpened } from '../../state/desk.ts'
import { type Editor, useEditor } from '../../state/editor.ts'
import { fillingFrom, type ReadReport, readReport } from '../../state/fill.ts'
import { call } from '../../state/host.ts'
import { Dialog } from '../Dialog.tsx'
import { reportName } from './names.ts'
import { Offers } from './Offers.tsx'
import './fill.css'

export function FillDialog({ open }: { readonly open: Editor }) {
  const opened = useOpened('fill')
  return opened === null ? null : <Form open={open} document={opened.document} />
}

const close = (): void => putAway('fill')

interface Read {
  readonly report: ReadReport
  readonly filling: Filling
}

function Form({ open, document }: { readonly open: Editor; readonly document: string }) {
  const [documents, setDocuments] = useState<readonly DocumentEntry[]>([])
  const [chosen, setChosen] = useState(document)
  const [read, setRead] = useState<Read | null>(null)
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const { attachment } = open
  useEffect(() => void attempt(async () => setDocuments(await call('documents', {}))), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table cannot change under the dialog
  useEffect(() => {
    let late = false
    setRead(null)
    void attempt(async () => {
      const report = await readReport(chosen)
      const filling = await fillingFrom(report, attachment)
      if (late) return
      setRead({ report, filling })
      setTaken(new Set(filling.proposals.filter(isTaken).map(keyOf)))
    })
    return () => {
      late = true
    }
  }, [chosen])
  const proposals = read?.filling.proposals ?? []
  const take = (all: readonly Proposal[]): void => {
    if (read === null || all.length === 0) return
    close()
    void act((context) => takeProposals(context, read.report, all))
  }
  const some = proposals.filter((one) => taken.has(keyOf(one)))
  return (
    <Dialog
      title="按报告填表"
      width="min(1120px, 96vw)"
      style={{ top: 24 }}
      onCancel={close}
      onOk={() => take(some)}
      footer={[
        <Button key="cancel" onClick={close}>
          取消
        </Button>,
        <Button key="all" disabled={proposals.length === 0} onClick={() => take(proposals)}>
          全部采用（{proposals.length}）
        </Button>,
        <Button key="ok" type="primary" disabled={some.length === 0} onClick={() => take(some)}>
          采用所选（{some.length}）
        </Button>,
      ]}
    >
      <div className="fill-report">
        <span>报告</span>
        <Select
          value={chosen}
          onChange={setChosen}
          options={documents.map((one) => ({ value: one.id, label: reportName(one) }))}
          aria-label="报告"
        />
      </div>
      {read === null ? (
        <p className="muted" role="status">
          正在读取报告…
        </p>
      ) : (
        <>
          <Told filling={read.filling} />
          <Offers
            offers={proposals.map((one) => ({
              ...one,
              key: keyOf(one),
              what: one.name,
              where: roleName(one.role),
            }))}
            text={read.report.text}
            taken={taken}
            onTaken={setTaken}
          />
        </>
      )}
    </Dialog>
  )
}

const keyOf = ({ row, column }: Proposal): string => `${row} ${column}`

/** What of the report is not the table's, and how much agrees already. */
function Told({ filling: { proposals, agree, other } }: { readonly filling: Filling }) {
  const same = agree === 0 ? '' : `另有${agree}处与表中一致，不再列出。`
  const lines = [
    other,
    proposals.length === 0 ? `报告里没有可以填入这张表的数。${same}` : same || null,
  ].filter((line) => line !== null)
  return lines.map((line) => (
    <p key={line} className={line === other ? 'fill-other' : 'muted'}>
      {line}
    </p>
  ))
}

/** With no table on the desk: which one the report is to fill. */
export function FillTable() {
  const opened = useOpened('fill')
  const open = useEditor(({ editor }) => editor !== null)
  return opened === null || open ? null : <Choice document={opened.document} />
}

function Choice({ document }: { readonly document: string }) {
  const [tables, setTables] = useState<readonly LibraryEntry[] | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(
    () =>
      void attempt(async () => {
        const entries = (await call('library', {})).filter(({ damaged }) => !damaged)
        setTables(entries)
        setChosen(entries[0]?.id ?? null)
      }),
    [],
  )
  const go = (): void => {
    if (chosen === null) return
    close()
    void actAnywhere((context) => chooseTable(context, chosen, document))
  }
  return (
    <Dialog
      title="按报告填表"
      okText="下一步"
      cancelText="取消"
      width={560}
      okButtonProps={{ disabled: chosen === null }}
      onOk={go}
      onCancel={close}
    >
      {tables?.length === 0 ? (
        <p>还没有表格。请先新建或打开一张表，或用“以报告的目标新建附件”。</p>
      ) : (
        <div className="fill-report">
          <span>填入</span>
          <Select
            value={chosen}
            onChange={setChosen}
            options={(tables ?? []).map((entry) => ({ value: entry.id, label: wholeName(entry) }))}
            aria-label="填入哪张表"
          />
        </div>
      )}
    </Dialog>
  )
}
