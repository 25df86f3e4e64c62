import { encode } from 'uqr'

const steps: readonly { zh: string; en: string; zhSteps: readonly string[]; enSteps: readonly string[] }[] = [
  { zh: 'iPhone、iPad', en: 'iPhone, iPad', zhSteps: ['点「下载证书」，允许下载描述文件。', '设置 › 通用 › VPN 与设备管理，装上「Chenxi」。', '设置 › 通用 › 关于本机 › 证书信任设置，打开「Chenxi」。', '回到这里，点「打开晨夕」。'], enSteps: ['Press “Download the certificate” and allow the profile.', 'Settings › General › VPN & Device Management: install “Chenxi”.', 'Settings › General › About › Certificate Trust Settings: switch “Chenxi” on.', 'Come back and press “Open Chenxi”.'] },
  { zh: '安卓', en: 'Android', zhSteps: ['点「下载证书」。', '设置 › 安全 › 加密与凭据 › 安装证书 › CA 证书，选刚下载的文件。', '回到这里，点「打开晨夕」。'], enSteps: ['Press “Download the certificate”.', 'Settings › Security › Encryption & credentials › Install a certificate › CA certificate: choose the file.', 'Come back and press “Open Chenxi”.'] },
  { zh: 'Windows', en: 'Windows', zhSteps: ['点「下载证书」，双击它，「安装证书」。', '选「受信任的根证书颁发机构」，完成。', '重开浏览器，点「打开晨夕」。'], enSteps: ['Download the certificate, double-click it, “Install Certificate”.', 'Choose “Trusted Root Certification Authorities” and finish.', 'Restart the browser and press “Open Chenxi”.'] },
  { zh: 'Mac', en: 'Mac', zhSteps: ['点「下载证书」，双击，加进「钥匙串访问 › 系统」。', '双击「Chenxi」，信任 › 始终信任。', '点「打开晨夕」。'], enSteps: ['Download the certificate, double-click it, add it to Keychain Access › System.', 'Double-click “Chenxi”, Trust › Always Trust.', 'Press “Open Chenxi”.'] },
]
const escape = (text: string): string => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)
const style = 'body{font:17px/1.6 -apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;margin:0;background:#FCFBF9;color:#1E1C19}main{max-width:640px;margin:0 auto;padding:24px 20px 64px}h1{font-size:24px;margin:8px 0}h2{font-size:17px;margin:24px 0 4px}p,ol{margin:8px 0}ol{padding-left:24px}a.b{display:block;text-align:center;padding:14px;border-radius:8px;margin:12px 0;text-decoration:none;font-weight:600}a.p{background:#0E6670;color:#fff}a.s{border:1px solid #918A7E;color:#1E1C19}small,code{color:#55504A;font-size:14px;overflow-wrap:anywhere}@media(prefers-color-scheme:dark){body{background:#1B1A18;color:#ECE8E1}a.p{background:#6CC3C8;color:#141312}a.s{color:#ECE8E1}small,code{color:#B9B3A8}}'
/** What a phone meets first, over plain http: why it warns, what to trust, and how; the one page that needs no trust yet. */
export const trustPage = ({ url, print, language }: { url: string; print: string; language: 'zh' | 'en' }): string => {
  const zh = language === 'zh'
  return `<!doctype html><html lang="${zh ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${zh ? '晨夕：在这台设备上用' : 'Chenxi on this device'}</title><style>${style}</style><main>
<h1>${zh ? '在这台设备上用晨夕' : 'Chenxi on this device'}</h1><p>${zh ? '晨夕在展厅自己的电脑上，不经过外网。它用自己的证书加密，设备第一次要信任它；只做一次。' : 'Chenxi runs on a computer of the showroom; nothing goes through the internet. It encrypts with a certificate of its own, which this device has to trust once.'}</p>
<a class="b p" href="/chenxi-ca.crt">${zh ? '下载证书' : 'Download the certificate'}</a><a class="b s" href="${escape(url)}">${zh ? '打开晨夕' : 'Open Chenxi'}</a>
${steps.map(s => `<h2>${zh ? s.zh : s.en}</h2><ol>${(zh ? s.zhSteps : s.enSteps).map(t => `<li>${escape(t)}</li>`).join('')}</ol>`).join('')}
<h2>${zh ? '怎么知道是自己店的' : 'Is it ours?'}</h2><p>${zh ? '证书的 SHA-256 指纹，和启动晨夕的窗口里印的一致才装：' : 'Install it only if its SHA-256 fingerprint equals the one in the window where Chenxi was started:'}</p><p><code>${escape(print)}</code></p>
<p><small>${zh ? '不想装也能用：点「打开晨夕」，在警告页选「继续访问」。每台设备会再问一次。' : 'You may also go on without it: press “Open Chenxi” and continue past the warning; the device will ask again.'}</small></p></main></html>`
}
/** A QR code for a terminal: two rows a line, dark on light whatever the terminal's colours. */
export const terminalQr = (text: string): string => {
  const { data, size } = encode(text, { ecc: 'L', border: 2 }), lines: string[] = []
  for (let y = 0; y < size; y += 2) lines.push('\u001b[30;47m' + data[y].map((on, x) => (on ? (data[y + 1]?.[x] ? '█' : '▀') : data[y + 1]?.[x] ? '▄' : ' ')).join('') + '\u001b[0m')
  return lines.join('\n')
}
