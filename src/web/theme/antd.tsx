// The only door to Ant Design: its theme from tokens.json, our language, the page's nonce. Loaded with the first lazy piece that needs it.
import { ConfigProvider, theme as antd, type ThemeConfig } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.ts'
import { useTheme, type Mode } from './mode.ts'
import tokens from './tokens.json'

type Role = keyof typeof tokens.color
const side = (mode: Mode): number => (mode === 'light' ? 0 : 1)
/** '{accent}' → the accent of this mode, anywhere in a piece of configuration. */
const filled = <T,>(mode: Mode, piece: T): T =>
  JSON.parse(JSON.stringify(piece).replace(/\{(\w+)\}/g, (_, role: string) => (role === 'shadow' ? tokens.shadow.overlay[side(mode)] : tokens.color[role as Role][side(mode)]))) as T

const made = new Map<Mode, ThemeConfig>()
const themeOf = (mode: Mode): ThemeConfig => {
  const found = made.get(mode)
  if (found) return found
  const fresh: ThemeConfig = {
    // Seeds cannot be overridden after the algorithm (and darkAlgorithm greys them), so a last algorithm says them outright.
    algorithm: [mode === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm, (_seed, map) => ({ ...map!, ...filled(mode, tokens.antd.outright) })],
    cssVar: { key: `cx-${mode}` }, hashed: false, token: filled(mode, tokens.antd.token) as ThemeConfig['token'], components: filled(mode, tokens.antd.components) as ThemeConfig['components'],
  }
  made.set(mode, fresh)
  return fresh
}
const nonce = (): string | undefined => document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content

/** Wrap whatever comes from antd in this. */
export const Antd = ({ children }: { children: ReactNode }) => {
  const language = useLanguage(), { mode } = useTheme()
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  return <ConfigProvider theme={themeOf(mode)} locale={language === 'zh' ? zh : en} csp={{ nonce: nonce() }} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>{children}</ConfigProvider>
}
