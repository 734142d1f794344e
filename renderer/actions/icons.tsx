/** The icons of actions. */
import {
  BarChartOutlined,
  BookOutlined,
  BulbOutlined,
  DeleteRowOutlined,
  DiffOutlined,
  ExperimentOutlined,
  FileAddOutlined,
  FolderOpenOutlined,
  HomeOutlined,
  InsertRowAboveOutlined,
  InsertRowBelowOutlined,
  PrinterOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  SearchOutlined,
  SettingOutlined,
  StepForwardOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { ActionId } from '../../shared/contract/actions.ts'

export const icons: Readonly<Partial<Record<ActionId, ReactNode>>> = {
  open: <FolderOpenOutlined aria-hidden />,
  new: <FileAddOutlined aria-hidden />,
  sample: <ExperimentOutlined aria-hidden />,
  home: <HomeOutlined aria-hidden />,
  print: <PrinterOutlined aria-hidden />,
  undo: <UndoOutlined aria-hidden />,
  redo: <RedoOutlined aria-hidden />,
  find: <SearchOutlined aria-hidden />,
  'insert-above': <InsertRowAboveOutlined aria-hidden />,
  'insert-below': <InsertRowBelowOutlined aria-hidden />,
  'delete-rows': <DeleteRowOutlined aria-hidden />,
  'next-waiting': <StepForwardOutlined aria-hidden />,
  picture: <BarChartOutlined aria-hidden />,
  compare: <DiffOutlined aria-hidden />,
  'table-settings': <SettingOutlined aria-hidden />,
  indicators: <BookOutlined aria-hidden />,
  look: <BulbOutlined aria-hidden />,
  shortcuts: <QuestionCircleOutlined aria-hidden />,
}
