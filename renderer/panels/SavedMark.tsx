/** Whether everything is written, in the bar below. */
import { CheckCircleFilled, WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import type { Saving } from '../state/editor.ts'

export function SavedMark({ saving, retry }: { readonly saving: Saving; readonly retry: () => void }) {
  switch (saving.kind) {
    case 'saved':
      return (
        <span className="saved" role="status">
          <CheckCircleFilled aria-hidden /> 已保存
        </span>
      )
    case 'saving':
      // A word alone: a sign that turns would cost every key that writes frames and styles of its own.
      return (
        <span className="saving" role="status">
          正在保存
        </span>
      )
    case 'failed':
      return (
        <span className="failed" role="alert">
          <WarningFilled aria-hidden /> 未保存：{saving.message}
          <Button size="small" type="link" onClick={retry}>
            重试
          </Button>
        </span>
      )
  }
}
