/** Which of the kept reports belongs to the open table, where none does yet. */
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import type { DocumentEntry } from '../../../shared/contract/documents.ts'
import { joinReport } from '../../actions/reports.ts'
import { act, attempt } from '../../actions/run.ts'
import { putAway, useOpened } from '../../state/desk.ts'
import { call } from '../../state/host.ts'
import { Dialog } from '../Dialog.tsx'
import { reportName } from './names.ts'
import './fill.css'

export function ChooseReport() {
  return useOpened('choose-report') === null ? null : <Choice />
}

const close = (): void => putAway('choose-report')

function Choice() {
  const [documents, setDocuments] = useState<readonly DocumentEntry[] | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(
    () =>
      void attempt(async () => {
        const found = await call('documents', {})
        setDocuments(found)
        setChosen(found[0]?.id ?? null)
      }),
    [],
  )
  const go = (): void => {
    if (chosen === null) return
    close()
    void act((context) => joinReport(context, chosen))
  }
  return (
    <Dialog
      title="这张表的报告"
      okText="放在一起核对"
      cancelText="取消"
      width={640}
      okButtonProps={{ disabled: chosen === null }}
      onOk={go}
      onCancel={close}
    >
      {documents?.length === 0 ? (
        <p>还没有报告。请打开报告的Word文档或文本文件，或在“我的表格”里粘贴报告文本。</p>
      ) : (
        <div className="fill-report">
          <span>报告</span>
          <Select
            value={chosen}
            onChange={setChosen}
            options={(documents ?? []).map((one) => ({ value: one.id, label: reportName(one) }))}
            aria-label="哪份报告"
          />
        </div>
      )}
    </Dialog>
  )
}
