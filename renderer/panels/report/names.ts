/** What a list calls a report. */
import type { DocumentEntry } from '../../../shared/contract/documents.ts'

/** A report's title with what tells it from others of the same title: its file, and when it was changed last. */
export const reportName = ({ title, name, updatedAt }: DocumentEntry): string => {
  const at = new Date(updatedAt).toLocaleString('zh-CN', { dateStyle: 'short', timeStyle: 'short' })
  return `${title}（${name === '' ? '粘贴的文字' : name}，${at}改动）`
}
