import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable']
const fixed: Record<string, string[]> = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(f => f !== undefined)
    .flatMap(f => [join(f, 'Google/Chrome/Application/chrome.exe'), join(f, 'Microsoft/Edge/Application/msedge.exe')]),
}
/** A Chromium that stands on this machine: CHROME_PATH, else one on the path or where installers put it. Nothing is installed. */
export const chromiumHere = (): string | undefined => [process.env.CHROME_PATH,
  ...(process.env.PATH ?? '').split(delimiter).filter(Boolean).flatMap(folder => names.map(name => join(folder, name))),
  ...names.map(name => `/usr/bin/${name}`), ...fixed[process.platform] ?? [],
].find(file => file !== undefined && file !== '' && existsSync(file))
