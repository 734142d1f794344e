/** The reports whose text is kept, on the first page: a line each. */
import { FileTextOutlined } from '@ant-design/icons'
import { useMemo } from 'react'
import type { DocumentEntry, LibraryEntry } from '../../../shared/contract/contract.ts'
import { actAnywhere } from '../../actions/run.ts'

interface ReportsProps {
  readonly documents: readonly DocumentEntry[]
  readonly entries: readonly LibraryEntry[]
  readonly shownTime: (at: string) => string
  /** The button that takes one off the list. */
  readonly takeOff: (document: DocumentEntry) => React.ReactNode
}

export function Reports({ documents, entries, shownTime, takeOff }: ReportsProps) {
  const counts = useMemo(() => {
    const all = new Map<string, number>()
    for (const { reportId } of entries) all.set(reportId, (all.get(reportId) ?? 0) + 1)
    return all
  }, [entries])
  return (
    <section aria-label="我的报告">
      <h2>我的报告</h2>
      <ul className="entries">
        {documents.map((document) => {
          const tables = counts.get(document.reportId) ?? 0
          return (
            <li key={document.id} className="entry" data-entry={document.id}>
              <button
                type="button"
                className="open"
                title={document.title}
                onClick={() => void showReport(document.id)}
              >
                <span className="icon muted">
                  <FileTextOutlined aria-hidden />
                </span>
                <span className="words">
                  <span className="name">{document.title}</span>
                  <span className="muted from">
                    报告全文 · {document.name === '' ? '粘贴的文字' : document.name}
                    {tables > 0 && ` · 附件${tables}个`}
                    {` · ${shownTime(document.updatedAt)}改动`}
                  </span>
                </span>
              </button>
              {takeOff(document)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Puts a report on the desk, beside its table where it has one. */
export const showReport = (id: string): Promise<void> => actAnywhere(async () => ({ report: id }))
