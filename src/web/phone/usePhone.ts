import { useSyncExternalStore } from 'react'

const narrow = typeof matchMedia === 'function' ? matchMedia('(max-width: 719px)') : undefined
const follow = (act: () => void): (() => void) => { narrow?.addEventListener('change', act); return () => narrow?.removeEventListener('change', act) }
/** Whether the screen is a phone's (below 720 px). */
export const usePhone = (): boolean => useSyncExternalStore(follow, () => narrow?.matches ?? false, () => false)
