/**
 * The window that shows the face and carries its calls to the host. The page has no Node, no other pages and no
 * network: `https:` is answered from the built files, and every other request is cancelled.
 */
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  type OpenDialogOptions,
  protocol,
  type Session,
  screen,
  session,
  shell,
  utilityProcess,
  type WebContents,
  type WebFrameMain,
} from 'electron'
import { channels } from '../../../shared/contract/bridge.ts'
import type { OutgoingFile } from '../../../shared/contract/contract.ts'
import { labelOf } from '../../../shared/contract/formats.ts'
import type { ProblemCode } from '../../../shared/problem.ts'
import { dataFolder, productName } from '../../host/folder.ts'
import type { Host } from '../../host/host.ts'
import { problemOf } from '../../host/problems.ts'
import { pageFile, securityHeaders } from '../browser/page.ts'
import { filesAmong, readHanded } from './handed.ts'
import { type FromHost, type HostProcess, linkHost } from './host-link.ts'
import { menuTemplate } from './menu.ts'
import { pdfByElectron } from './pdf-window.ts'
import { recentFiles } from './recent.ts'
import { readWindowState, smallest, writeWindowState } from './window-state.ts'

/**
 * The face's address; everything the page may load begins like this. A name that never resolves (RFC 2606) under a
 * scheme that is secure and has an origin from the start: a scheme of our own would have to be registered before
 * Electron is ready, which a launcher that imports this program cannot do.
 */
const page = 'https://sgb.invalid/'
const rendererFolder = join(import.meta.dirname, '../renderer')
const folder = dataFolder()
const stateFile = join(folder, 'window.json')
const recent = recentFiles(join(folder, 'recent.json'))

let window: BrowserWindow | null = null
let host: Host | null = null
/** Files that were handed over and that no page has asked for yet; null once one hears of them as they come. */
let handed: string[] | null = []

/** Opens the data and the window. Called once, when Electron is ready. */
export function start(): void {
  process.on('uncaughtException', (error) => dialog.showErrorBox(productName, problemOf(error).message))
  hand(filesAmong(process.argv.slice(1), process.cwd()))
  app.on('second-instance', (_, args, from) => {
    showWindow()
    hand(filesAmong(args.slice(1), from))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    hand([path])
  })
  app.on('activate', showWindow)
  app.on('web-contents-created', (_, contents) => confine(contents))
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', finish)
  // The window does not wait for it: what the page asks is answered as soon as the data are open.
  host = linkHost({
    start: startHostProcess,
    platform: { saveFile, chooseFolder, pdf: pdfByElectron },
    refused: (error) => void refuse(error),
  })
  host.subscribe((event) => window?.webContents.send(channels.event, event))
  closeDoors(session.defaultSession)
  protocol.handle('https', servePage)
  ipcMain.handle(channels.call, (event, method: unknown, args: unknown) => {
    if (!isOwn(event.senderFrame) || host === null || typeof method !== 'string') throw new Error('refused')
    return host.call(method, args)
  })
  ipcMain.on(channels.files, (event) => {
    if (!isOwn(event.senderFrame)) return
    const waiting = handed ?? []
    handed = null
    hand(waiting)
  })
  ipcMain.on(channels.opened, (event, path: unknown) => {
    if (isOwn(event.senderFrame) && typeof path === 'string') recent.opened(path)
  })
  ipcMain.handle(channels.recent, (event) => (isOwn(event.senderFrame) ? recent.list() : []))
  onRecent(channels.openRecent, (path) => hand([path]))
  onRecent(channels.showRecent, (path) => shell.showItemInFolder(path))
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu()))
  openWindow()
}

/** Whether it is our page that speaks. */
const isOwn = (frame: WebFrameMain | null): boolean => frame?.parent === null && frame.url.startsWith(page)

/** Does something with a file that was opened before; answers the sentence that says why not, null where it was done. */
function onRecent(channel: string, perform: (path: string) => void): void {
  ipcMain.handle(channel, (event, key: unknown) => {
    if (!isOwn(event.senderFrame) || typeof key !== 'string') throw new Error('refused')
    try {
      perform(recent.pathOf(key))
      return null
    } catch (error) {
      return problemOf(error).message
    }
  })
}

/** Gives files to the page, or keeps them until one asks. */
function hand(paths: readonly string[]): void {
  if (handed !== null) handed.push(...paths)
  else if (paths.length > 0)
    void readHanded(paths).then((files) => {
      paths.forEach((path, at) => {
        if (files[at] !== undefined && 'bytes' in files[at]) recent.opened(path)
      })
      window?.webContents.send(channels.files, files)
    })
}

function startHostProcess(): HostProcess {
  const child = utilityProcess.fork(join(import.meta.dirname, 'host-process.js'), [folder], {
    serviceName: 'sgb-host',
    stdio: 'inherit',
  })
  child.on('exit', (code) => {
    if (code !== 0) console.error(`the host's process ended with ${code}`)
  })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: FromHost) => listener(message)),
    onExit: (listener) => void child.once('exit', listener),
  }
}

/** What is being written is finished before the program ends. */
function finish(event: Electron.Event): void {
  if (host === null) return
  event.preventDefault()
  const closing = host
  host = null
  void closing.close().finally(() => app.quit())
}

/** No page of ours goes anywhere else. */
function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (event.url !== page) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** The page asks for nothing but its own files, and is allowed nothing but to copy. */
function closeDoors(session: Session): void {
  session.setPermissionRequestHandler((_, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  )
  session.setPermissionCheckHandler((_, permission) => permission === 'clipboard-sanitized-write')
  const allowed = [page, `blob:${page}`, 'data:', 'devtools:']
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !allowed.some((start) => url.startsWith(start)) })
  })
}

async function servePage(request: Request): Promise<Response> {
  if (!request.url.startsWith(page) || request.method !== 'GET') return Response.error()
  const file = await pageFile(rendererFolder, new URL(request.url).pathname)
  if (file === null) return new Response(null, { status: 404, headers: securityHeaders })
  return new Response(file.bytes, { headers: { ...securityHeaders, 'content-type': file.type } })
}

function openWindow(): void {
  const state = readWindowState(
    stateFile,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  )
  const made = new BrowserWindow({
    width: 1360,
    height: 860,
    ...state?.bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: productName,
    backgroundColor: '#ffffff',
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  window = made
  if (state?.maximised === true) made.maximize()
  made.once('ready-to-show', () => made.show())
  made.on('close', () => {
    writeWindowState(stateFile, { bounds: made.getNormalBounds(), maximised: made.isMaximized() })
  })
  // A page that is loaded anew asks again.
  made.webContents.on('did-navigate', () => {
    handed ??= []
  })
  made.on('closed', () => {
    window = null
  })
  made.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason !== 'clean-exit') void offerReload(made, reason)
  })
  made.loadURL(page).catch((error) => problemOf(error))
}

/** The data cannot be opened: says so, and offers the latest sound backup where that helps. */
async function refuse({ code, message }: { code: ProblemCode; message: string }): Promise<void> {
  const { latestBackup, restoreLatest } = await import('../../host/latest.ts')
  const backup = code === 'damaged-database' ? latestBackup(folder) : null
  if (backup === null) dialog.showErrorBox(`${productName}：打不开数据`, message)
  else {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: `${productName}：打不开数据`,
      message,
      detail: `可以用 ${backup.at.toLocaleString('zh-CN')} 的备份恢复；打不开的文件会留在同一文件夹里。`,
      buttons: ['退出', '用备份恢复'],
      defaultId: 0,
      cancelId: 0,
    })
    if (response === 1) {
      restoreLatest(folder)
      app.relaunch()
    }
  }
  app.exit(1)
}

/** The page's process fell: nothing that was 已保存 is lost, so it can simply be shown again. */
async function offerReload(fallen: BrowserWindow, reason: string): Promise<void> {
  console.error(`render-process-gone: ${reason}`)
  const { response } = await dialog.showMessageBox(fallen, {
    type: 'error',
    title: productName,
    message: '界面意外停止了。',
    detail: '已保存的内容没有丢失，重新载入后可以接着填。',
    buttons: ['重新载入', '退出'],
    defaultId: 0,
    cancelId: 0,
  })
  if (response === 0) fallen.webContents.reload()
  else app.quit()
}

function showWindow(): void {
  if (window === null) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Asks where to save and writes the file there. */
async function saveFile({ name, bytes }: OutgoingFile): Promise<string | null> {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  const options = {
    title: '导出',
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: labelOf(ending), extensions: [ending] }],
  }
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options))
  if (canceled || filePath === '') return null
  const files = await import('../../files/save.ts')
  await files.saveFile(filePath, bytes)
  return filePath
}

/** Has the person choose a folder, or make one. */
async function chooseFolder(title: string): Promise<string | null> {
  const options: OpenDialogOptions = { title, properties: ['openDirectory', 'createDirectory'] }
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options))
  return canceled ? null : (filePaths[0] ?? null)
}

const menu = () =>
  menuTemplate(
    {
      act: (action) => window?.webContents.send(channels.action, action),
      about: () => {
        void dialog.showMessageBox({
          type: 'info',
          title: `关于${productName}`,
          message: `${productName} ${app.getVersion()}`,
          detail: `填报、判定、导出《国民经济主要指标“双过半”完成情况》附件。\n数据保存在：${folder}`,
          buttons: ['确定'],
        })
      },
      zoom: (by) => {
        if (window !== null)
          window.webContents.zoomLevel = by === null ? 0 : window.webContents.zoomLevel + by
      },
      openFolder: () => void shell.openPath(folder),
    },
    { developer: process.env.SGB_DEV === '1', mac: process.platform === 'darwin' },
  )
