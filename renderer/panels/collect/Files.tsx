/** The files that came, each with what of it was not taken: nothing that somebody sent is passed over in silence. */
import { WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { WallFile } from '../../../shared/collect/wall-model.ts'
import { shownTime } from '../library/Entry.tsx'
import { called, unreadOf } from './lines.ts'
import { Whose } from './Whose.tsx'

interface FilesProps {
  readonly files: readonly WallFile[]
  /** Shown in whole at once. */
  readonly open: boolean
  /** The departments that are known. */
  readonly names: readonly string[]
  readonly onTakeOff: (file: WallFile) => void
  /** Whose a file (by its id) is. */
  readonly onWhose: (from: string, department: string) => void
}

/** So many files are listed; those that could not be read come first. */
const MOST = 300

export function Files({ files, names, open, onTakeOff, onWhose }: FilesProps) {
  /** The file of which it is being said whose it is. */
  const [naming, setNaming] = useState<string | null>(null)
  if (files.length === 0) return null
  const bad = unreadOf(files)
  const inOrder = [...bad, ...files.filter((file) => !bad.includes(file))]
  const aside = files.reduce((sum, file) => sum + file.aside.length, 0)
  const more = [
    bad.length === 0 ? '' : `${bad.length}份读不了`,
    aside === 0 ? '' : `${aside}处没有取用`,
  ].filter((part) => part !== '')
  return (
    <details
      className="collect-files"
      open={open || bad.length > 0}
      // Below a long list it opens out of sight.
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && currentTarget.contains(document.activeElement))
          currentTarget.scrollIntoView({ block: 'start' })
      }}
    >
      <summary>
        收到的文件（{files.length}）{more.length > 0 && `：${more.join('，')}`}
      </summary>
      <ul>
        {inOrder.slice(0, MOST).map((file) => (
          <li key={file.id}>
            <b>{file.file}</b>{' '}
            <span className="muted">
              {called(file.department)}
              {file.read !== undefined && '（人工指定）'}，{shownTime(file.at)}
              {file.error === null && `，填了${file.offered}格`}
            </span>{' '}
            {naming === file.id ? (
              <Whose
                names={names}
                onWhose={(whose) => {
                  setNaming(null)
                  if (whose !== null) onWhose(file.id, whose)
                }}
              />
            ) : (
              <Button
                size="small"
                type="link"
                aria-label={`${file.department === '' ? '指定' : '改'}${file.file}的单位`}
                title="这份文件是哪个单位报来的，由您指定；可以撤销"
                onClick={() => setNaming(file.id)}
              >
                {file.department === '' ? '指定单位…' : '改单位…'}
              </Button>
            )}{' '}
            <Button
              size="small"
              type="link"
              aria-label={`拿掉${file.file}`}
              title="把这份文件从这里拿掉；从它接受的留在表里，可以撤销"
              onClick={() => onTakeOff(file)}
            >
              拿掉
            </Button>
            {file.error !== null && (
              <p className="doubt">
                <WarningFilled aria-hidden /> {file.error}
              </p>
            )}
            {file.aside.length > 0 && (
              <ul>
                {file.aside.map(({ cell, text, message }) => (
                  <li key={`${cell} ${text} ${message}`} className="muted">
                    {cell}
                    {text !== '' && `“${text}”`}：{message}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
        {inOrder.length > MOST && <li className="muted">另有{inOrder.length - MOST}份，选左边的单位看。</li>}
      </ul>
    </details>
  )
}
