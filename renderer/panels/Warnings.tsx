/** What the reader had to say about the file, until the person has read it. */
import { Alert } from 'antd'
import { dismissWarnings, type Editor } from '../state/editor.ts'
import './Warnings.css'

export function Warnings({ open }: { readonly open: Editor }) {
  if (open.warnings.length === 0) return null
  const text = open.warnings
    .slice(0, 5)
    .map(({ cell, message }) => (cell === '' ? message : `${cell}：${message}`))
  const more = open.warnings.length - text.length
  return (
    <Alert
      className="file-warnings"
      type="warning"
      banner
      closable
      onClose={dismissWarnings}
      title={
        <>
          {text.map((line) => (
            <div key={line}>{line}</div>
          ))}
          {more > 0 && <div>另有{more}处。</div>}
        </>
      }
    />
  )
}
