/** What there is to say of files that were opened together, file by file. */
import { CloseCircleFilled, InfoCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { putAway, useOpened } from '../state/desk.ts'
import { Dialog } from './Dialog.tsx'
import './Remarks.css'

/** Lines of one file that are shown; the rest is counted. */
const most = 5

export function Remarks() {
  const files = useOpened('remarks')?.files
  if (files === undefined) return null
  const close = (): void => putAway('remarks')
  return (
    <Dialog
      title="这些文件请看一下"
      width={560}
      onCancel={close}
      footer={
        <Button type="primary" onClick={close}>
          知道了
        </Button>
      }
    >
      <ul className="remarks">
        {files.map(({ name, failed, lines }) => (
          <li key={name}>
            <b className={failed ? 'failed' : ''}>
              {failed ? <CloseCircleFilled aria-hidden /> : <InfoCircleFilled aria-hidden />} {name}
              {failed && '　没有打开'}
            </b>
            {lines.slice(0, most).map((line) => (
              <p key={line}>{line}</p>
            ))}
            {lines.length > most && <p>另有{lines.length - most}处。</p>}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
