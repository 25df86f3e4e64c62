import { certificateFor } from '../server/lan/certificate.ts'
import { lanDoor } from '../server/lan/door.ts'
import { terminalQr } from '../server/lan/trustPage.ts'
import { lanAddresses } from './asked.ts'
import type { Running } from './house.ts'

export type Lan = { stop: () => Promise<void>; words: string }
/** `--lan`: the showroom's network over TLS with a certificate of its own; says where, as text and as a code for a phone's camera. */
export const openLan = async ({ app, house }: Running, at: { port: number; host: string; dataFolder: string }): Promise<Lan> => {
  const addresses = lanAddresses(), certificate = await certificateFor(at.dataFolder, addresses, new Date(house.now()))
  await app.ready()
  const { stop } = await lanDoor(app.server, certificate, at)
  const first = addresses[0], urls = addresses.map(a => `https://${a}:${at.port}`)
  return { stop, words: first === undefined ? '没有找到局域网地址，只能在本机打开 · no network address found: this machine only\n'
    : `同一网络里的电脑和手机 · on this network: ${urls.join('  ')}\n手机第一次扫这里，按提示信任证书 · first scan with a phone, it explains the certificate: http://${first}:${at.port}\n${terminalQr(`http://${first}:${at.port}`)}\n证书指纹 · fingerprint (SHA-256): ${certificate.print}\n` }
}
