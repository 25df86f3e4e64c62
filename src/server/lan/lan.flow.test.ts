import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { certificateFor } from './certificate.ts'
import { lanDoor } from './door.ts'
import { terminalQr, trustPage } from './trustPage.ts'

const folder = mkdtempSync(join(tmpdir(), 'chenxi-lan-'))
after(() => rmSync(folder, { recursive: true, force: true }))
type Got = { status: number; body: string; type: string }
const got = (ask: typeof plain, url: string, more: object = {}): Promise<Got> => new Promise((resolve, reject) => {
  const asked = ask(url, { agent: false, ...more }, answer => { let body = ''; answer.setEncoding('utf8'); answer.on('data', (d: string) => { body += d }); answer.on('end', () => resolve({ status: answer.statusCode!, body, type: String(answer.headers['content-type']) })) })
  asked.on('error', reject)
  asked.end()
})

test('a certificate of its own: an authority for ten years, a server’s for these addresses, kept and renewed when they change or it runs out', async () => {
  const now = new Date('2026-11-25T08:00:00Z'), one = await certificateFor(folder, ['192.168.1.20'], now), again = await certificateFor(folder, ['192.168.1.20'], now)
  assert.equal(again.cert, one.cert)
  const [cert, authority] = [new X509Certificate(one.cert), new X509Certificate(one.authority)]
  assert.ok(authority.ca && !cert.ca && cert.checkIssued(authority) && cert.verify(authority.publicKey))
  assert.ok(cert.checkIP('192.168.1.20') && cert.checkIP('127.0.0.1') && cert.checkHost('localhost'))
  assert.ok((Date.parse(cert.validTo) - now.getTime()) / 86_400_000 < 398, 'phones refuse longer ones')
  assert.equal(authority.fingerprint256, one.print)
  assert.equal(statSync(join(folder, 'lan', 'authority.key')).mode & 0o077, 0, 'nobody else reads the key')
  const moved = await certificateFor(folder, ['10.0.0.7'], now)
  assert.ok(moved.cert !== one.cert && moved.authority === one.authority && new X509Certificate(moved.cert).checkIP('10.0.0.7'))
  const later = await certificateFor(folder, ['10.0.0.7'], new Date(now.getTime() + 370 * 86_400_000))
  assert.ok(later.cert !== moved.cert && later.authority === one.authority)
})
test('one port: TLS and this machine reach the program, plain http from the network the page that explains, silence is dropped', async () => {
  const certificate = await certificateFor(folder, []), program = createServer((request, response) => response.end(`program ${(request.socket as { encrypted?: boolean }).encrypted ? 'secure' : 'plain'} ${request.url}`))
  const { server, stop } = await lanDoor(program, certificate, { port: 0, host: '127.0.0.1' }), { port } = server.address() as AddressInfo
  after(stop)
  assert.equal((await got(secure as typeof plain, `https://127.0.0.1:${port}/a`, { ca: certificate.authority })).body, 'program secure /a')
  await assert.rejects(got(secure as typeof plain, `https://127.0.0.1:${port}/a`), /certificate/, 'who does not trust it is warned')
  assert.equal((await got(plain, `http://127.0.0.1:${port}/b`)).body, 'program plain /b')
  const odd = connect(port, '127.0.0.1')
  odd.on('error', () => undefined)
  odd.write(Buffer.from([0x16, 0x03, 0x01, 0xff, 0xff, 1, 2, 3]))
  odd.end()
  assert.equal((await got(plain, `http://127.0.0.1:${port}/c`)).status, 200, 'nonsense hurts nobody')
})
test('the page that explains: the certificate, the way to https, both languages, nothing of the program', async () => {
  const zh = trustPage({ url: 'https://10.0.0.7:3000/', print: 'AA:BB', language: 'zh' }), en = trustPage({ url: 'https://10.0.0.7:3000/"><script>', print: 'AA:BB', language: 'en' })
  assert.match(zh, /下载证书[\s\S]*打开晨夕[\s\S]*iPhone[\s\S]*安卓[\s\S]*AA:BB/)
  assert.match(en, /lang="en"[\s\S]*Download the certificate/)
  assert.doesNotMatch(en, /"><script>/)
  assert.equal(terminalQr('http://10.0.0.7:3000').split('\n').length > 10, true)
  assert.match(readFileSync(join(folder, 'lan', 'authority.crt'), 'utf8'), /BEGIN CERTIFICATE/)
})
