/** The only thing the page gets from Electron: `window.host`. Runs in the sandbox. */
import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron'
import type { ActionId } from '../../../shared/contract/actions.ts'
import { type Bridge, channels, type HandedFile, type RecentPath } from '../../../shared/contract/bridge.ts'
import type { HostEvent } from '../../../shared/contract/events.ts'
import type { Result } from '../../../shared/problem.ts'

const host = {
  call: (method, args) => ipcRenderer.invoke(channels.call, method, args) as Promise<Result<unknown>>,
  subscribe: (listener) => {
    const hear = (_: IpcRendererEvent, event: HostEvent) => listener(event)
    ipcRenderer.on(channels.event, hear)
    return () => void ipcRenderer.off(channels.event, hear)
  },
  onAction: (listener) => {
    const hear = (_: IpcRendererEvent, action: ActionId) => listener(action)
    ipcRenderer.on(channels.action, hear)
    return () => void ipcRenderer.off(channels.action, hear)
  },
  onFiles: (listener) => {
    const hear = (_: IpcRendererEvent, files: readonly HandedFile[]) => listener(files)
    ipcRenderer.on(channels.files, hear)
    // Those that are waiting come now.
    ipcRenderer.send(channels.files)
    return () => void ipcRenderer.off(channels.files, hear)
  },
  // Where a file lies is told here and not by the page, which can make up a path but no file of that path.
  opened: (file) => ipcRenderer.send(channels.opened, webUtils.getPathForFile(file as File)),
  recent: () => ipcRenderer.invoke(channels.recent) as Promise<readonly RecentPath[]>,
  openRecent: (key) => ipcRenderer.invoke(channels.openRecent, key) as Promise<string | null>,
  showRecent: (key) => ipcRenderer.invoke(channels.showRecent, key) as Promise<string | null>,
} satisfies Bridge

contextBridge.exposeInMainWorld('host', host)
