import './theme/colours.css'
import './theme/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { wearInks } from './grid/looks.ts'
import { useLook } from './state/desk.ts'

// The root wears the look before anything is drawn in it: antd's colours are read from there.
const wear = ({ look }: ReturnType<typeof useLook.getState>): void => {
  document.documentElement.dataset.look = look
}
wear(useLook.getState())
wearInks(document.documentElement.style)
useLook.subscribe(wear)

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
