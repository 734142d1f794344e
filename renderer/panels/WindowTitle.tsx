/** The window's title: the open table by its name, its 备注 and its file; Electron takes it over from the page. */
import { useEffect } from 'react'
import { nameWith } from '../../shared/attachment/called.ts'
import { useEditor } from '../state/editor.ts'

const program = '双过半'

export function WindowTitle() {
  const title = useEditor(({ editor: open }) => {
    if (open === null) return program
    const { title: lines, label, remark = '' } = open.attachment.heading
    const parts = [
      `${label === '' ? '' : `${label} `}${nameWith({ title: lines, remark })}`,
      open.report.source,
      program,
    ]
    return parts.filter((part) => part !== '').join(' - ')
  })
  useEffect(() => {
    document.title = title
  }, [title])
  return null
}
