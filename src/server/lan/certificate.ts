import { randomBytes, webcrypto } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import 'reflect-metadata' // what @peculiar/x509 is built on wants it first
import * as x509 from '@peculiar/x509'

const { subtle } = webcrypto, how = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const day = 86_400_000, years = 365 * day, serverDays = 390, renewBelow = 30
export type Certificate = { key: string; cert: string; /** The authority's own certificate: what a phone is asked to trust. */ authority: string; /** SHA-256 of the authority, to compare by eye. */ print: string }

x509.cryptoProvider.set(webcrypto as never)
const pem = async (key: CryptoKey): Promise<string> => `-----BEGIN PRIVATE KEY-----\n${Buffer.from(await subtle.exportKey('pkcs8', key as never)).toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END PRIVATE KEY-----\n`
const importKey = (text: string): Promise<CryptoKey> => subtle.importKey('pkcs8', Buffer.from(text.replace(/-----[^-]+-----|\s/g, ''), 'base64'), how, true, ['sign']) as never
const serial = (): string => (randomBytes(16).toString('hex')).replace(/^./, '4')
const keys = (): Promise<CryptoKeyPair> => subtle.generateKey(how, true, ['sign', 'verify']) as never
const keep = (file: string, text: string): string => { writeFileSync(file, text, { mode: 0o600 }); return text }

const authorityIn = async (folder: string, now: Date): Promise<{ cert: x509.X509Certificate; key: CryptoKey }> => {
  const [certFile, keyFile] = [join(folder, 'authority.crt'), join(folder, 'authority.key')]
  if (existsSync(certFile) && existsSync(keyFile)) {
    const cert = new x509.X509Certificate(readFileSync(certFile, 'utf8'))
    if (cert.notAfter.getTime() - now.getTime() > renewBelow * day) return { cert, key: await importKey(readFileSync(keyFile, 'utf8')) }
  }
  const pair = await keys()
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(), name: `CN=Chenxi ${hostname().replace(/[^\w.-]/g, '') || 'showroom'}, O=Chenxi`, notBefore: new Date(now.getTime() - day), notAfter: new Date(now.getTime() + 10 * years), keys: pair, signingAlgorithm: how,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true), await x509.SubjectKeyIdentifierExtension.create(pair.publicKey)],
  })
  keep(keyFile, await pem(pair.privateKey))
  keep(certFile, cert.toString('pem'))
  return { cert, key: pair.privateKey }
}
const names = (cert: x509.X509Certificate): string[] => (cert.getExtension(x509.SubjectAlternativeNameExtension)?.names.toJSON() ?? []).map(n => n.value)
/**
 * The certificate under which the program serves the showroom's network: an authority of its own (made once, ten years, kept in the data
 * folder, readable by the program alone), and a server certificate under it for these addresses, renewed when they change or it runs out.
 */
export const certificateFor = async (dataFolder: string, addresses: readonly string[], now = new Date()): Promise<Certificate> => {
  const folder = join(dataFolder, 'lan')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { cert: authority, key } = await authorityIn(folder, now)
  const [certFile, keyFile] = [join(folder, 'server.crt'), join(folder, 'server.key')], wanted = [...new Set(['localhost', hostname(), '127.0.0.1', ...addresses])].filter(n => /^[\w.-]+$/.test(n))
  const print = Buffer.from(await authority.getThumbprint('SHA-256')).toString('hex').toUpperCase().replace(/(..)(?=.)/g, '$1:')
  const done = (cert: string, own: string): Certificate => ({ cert, key: own, authority: authority.toString('pem'), print })
  if (existsSync(certFile) && existsSync(keyFile)) {
    const text = readFileSync(certFile, 'utf8'), cert = new x509.X509Certificate(text)
    if (cert.notAfter.getTime() - now.getTime() > renewBelow * day && wanted.every(n => names(cert).includes(n)) && await cert.verify({ publicKey: authority.publicKey })) return done(text, readFileSync(keyFile, 'utf8'))
  }
  const pair = await keys()
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: serial(), subject: 'CN=Chenxi, O=Chenxi', issuer: authority.subject, notBefore: new Date(now.getTime() - day), notAfter: new Date(now.getTime() + serverDays * day), publicKey: pair.publicKey, signingKey: key, signingAlgorithm: how,
    extensions: [new x509.BasicConstraintsExtension(false, undefined, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true), new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']),
      new x509.SubjectAlternativeNameExtension(wanted.map(value => ({ type: /^\d+\.\d+\.\d+\.\d+$/.test(value) ? ('ip' as const) : ('dns' as const), value }))), await x509.AuthorityKeyIdentifierExtension.create(authority, false)],
  })
  const own = keep(keyFile, await pem(pair.privateKey))
  return done(keep(certFile, cert.toString('pem')), own)
}
