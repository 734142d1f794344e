/** Actions on the verdict: its settings, the dictionary, and what it looks like as a picture and beside another period. */
import {
  BarChartOutlined,
  BookOutlined,
  DiffOutlined,
  SettingOutlined,
  StepForwardOutlined,
} from '@ant-design/icons'
import { setDesk } from '../state/desk.ts'
import { editor, notify } from '../state/editor.ts'
import { jumpToNext } from '../state/waiting.ts'
import { type Action, needsEditor } from './action.ts'

export const tableSettings: Action = {
  id: 'table-settings',
  name: '表格设置',
  icon: <SettingOutlined aria-hidden />,
  refusal: needsEditor,
  perform: () => setDesk({ table: true }),
}

export const indicators: Action = {
  id: 'indicators',
  name: '指标库',
  icon: <BookOutlined aria-hidden />,
  perform: () => setDesk({ indicators: '' }),
}

export const picture: Action = {
  id: 'picture',
  name: '进度图和小结',
  icon: <BarChartOutlined aria-hidden />,
  keys: ['Alt+F1'],
  refusal: needsEditor,
  perform: () => setDesk({ picture: true }),
}

export const compare: Action = {
  id: 'compare',
  name: '与其他时期对比',
  icon: <DiffOutlined aria-hidden />,
  refusal: needsEditor,
  perform: () => setDesk({ compare: true }),
}

export const nextWaiting: Action = {
  id: 'next-waiting',
  name: '下一处待处理',
  icon: <StepForwardOutlined aria-hidden />,
  keys: ['F8'],
  refusal: needsEditor,
  perform: () => {
    if (!jumpToNext(editor())) notify('info', '没有需要人工处理的地方。')
  },
}
