import { LoaderCircle } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Link } from '../go.tsx'
import './button.css'

type Look = {
  /** primary: filled, one per page or sheet · plain: outlined · text: words alone · link: teal words in a line of text */
  kind?: 'primary' | 'plain' | 'text' | 'link'
  small?: boolean
  danger?: boolean
  icon?: ReactNode
  /** A key shown at its right (N, Ctrl K). */
  hotkey?: string
}
const dress = ({ kind = 'plain', small, danger }: Look, more = ''): string => `bt bt-${kind}${small ? ' bt-small' : ''}${danger ? ' bt-danger' : ''} ${more}`
export type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & { busy?: boolean; submit?: boolean; ref?: Ref<HTMLButtonElement> }

/** 30 high; `busy` keeps its place and its word and cannot be pressed again. */
export const Button = ({ kind, small, danger, icon, hotkey, busy, submit, className, children, disabled, onClick, ...rest }: ButtonProps) =>
  <button {...rest} type={submit ? 'submit' : 'button'} className={dress({ kind, small, danger }, className)} disabled={disabled} aria-busy={busy || undefined} onClick={busy ? event => event.preventDefault() : onClick}>
    {busy ? <LoaderCircle className="bt-turn" aria-hidden /> : icon}{children !== undefined && <span>{children}</span>}{hotkey && <kbd className="kbd">{hotkey}</kbd>}
  </button>
/** The same looks on something that leads somewhere. */
export const ButtonLink = ({ kind, small, danger, icon, hotkey, href, children, className, ...rest }: Look & { href: string; children?: ReactNode; className?: string; 'aria-label'?: string; title?: string }) => {
  const inside = <>{icon}{children !== undefined && <span>{children}</span>}{hotkey && <kbd className="kbd">{hotkey}</kbd>}</>
  return /^(https?:|tel:|mailto:)/.test(href) ? <a {...rest} href={href} className={dress({ kind, small, danger }, className)}>{inside}</a> : <Link {...rest} href={href} className={dress({ kind, small, danger }, className)}>{inside}</Link>
}
/** A square with an icon alone; `label` is what it is called. */
export const IconButton = ({ label, children, className, on, ...rest }: { label: string; children: ReactNode; on?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) =>
  <button type="button" {...rest} className={`ib${on ? ' on' : ''} ${className ?? ''}`} aria-label={label} title={label}>{children}</button>
export const Kbd = ({ children }: { children: ReactNode }) => <kbd className="kbd">{children}</kbd>
