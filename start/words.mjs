/** A start that cannot go on: an exit code and one sentence in both languages; `more` is what a tool said, if anything. */
export class Stop extends Error {
  constructor(code, zh, en, more = '') {
    super(en)
    Object.assign(this, { code, zh, en, more })
  }
}
export const oneLine = (zh, en) => `${zh}  ${en}`.replace(/\s*\n\s*/g, ' ')
/** One short line for the person at the machine. */
export const say = (zh, en) => process.stdout.write(oneLine(zh, en) + '\n')
/** Someone pressed Ctrl-C or sent TERM while a tool ran: stop here, the next start mends what is half done. */
export const unlessInterrupted = result => {
  if (result.interrupted) throw new Stop(result.interrupted, '已中断；下次启动会接着完成。', 'Interrupted; the next start completes it.')
  return result
}
