/** The attachments of one report, as the sheets of a workbook: one tab each. */
import { tabNames, wholeName } from '../../shared/attachment/called.ts'
import { showTable } from '../actions/files.ts'
import { act } from '../actions/run.ts'
import type { Editor } from '../state/editor.ts'
import './Tabs.css'

export function Tabs({ open }: { readonly open: Editor }) {
  if (open.report.siblings.length < 2) return null
  const names = tabNames(open.report.siblings)
  return (
    <div className="tabs" data-area="" role="tablist" aria-label="本报告的附件">
      {open.report.siblings.map((each, at) => {
        const chosen = each.id === open.attachment.id
        return (
          <button
            key={each.id}
            type="button"
            role="tab"
            aria-selected={chosen}
            title={wholeName({ ...each, source: open.report.source })}
            onClick={() => !chosen && void act(() => showTable(each.id))}
            onContextMenu={(event) => {
              event.preventDefault()
              const { clientX: x, clientY: y } = event
              // What the menu does it does to the table on the desk, as in Excel.
              void act(async ({ carryOut }) => {
                if (!chosen) await carryOut(showTable(each.id))
                return { open: { kind: 'menu', of: 'table', x, y } }
              })
            }}
          >
            {names[at]}
          </button>
        )
      })}
    </div>
  )
}
