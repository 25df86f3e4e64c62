/** Why a start ends: one exit code each, so that a script can tell them apart (4 and 5, taken port and newer schema, are the server's). */
export const exitCodes = {
  inUse: 10, readOnly: 11, foreign: 12, newerCluster: 13, wrongOwner: 14, noStart: 15, platform: 16,
  unreachable: 20, tooMighty: 21, tooOld: 22, tooWeak: 23,
} as const

/** A start that is refused, with one sentence in each language. The server and the migrations raise it too. */
export class StartRefusal extends Error {
  readonly exitCode: number
  readonly zh: string
  readonly en: string
  constructor({ exitCode, zh, en, cause }: { exitCode: number; zh: string; en: string; cause?: unknown }) {
    super(en, { cause })
    this.name = 'StartRefusal'
    this.exitCode = exitCode
    this.zh = zh
    this.en = en
  }
}
export const refused = (why: keyof typeof exitCodes, zh: string, en: string, cause?: unknown): StartRefusal =>
  new StartRefusal({ exitCode: exitCodes[why], zh, en, cause })

/** Exactly one line for the person at the machine, to be printed; what was not foreseen brings its stack when CHENXI_DEBUG is set. */
export const explain = (error: unknown): string => {
  if (error instanceof StartRefusal) return `${error.zh}  ${error.en}`.replace(/\s*\n\s*/g, ' ')
  const said = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replace(/\s*\n\s*/g, ' ')
  const stack = process.env.CHENXI_DEBUG && error instanceof Error ? `\n${error.stack}` : ''
  return `启动失败：${said}  The start failed: ${said}${stack}`
}
