export { usePhone } from './usePhone.ts'
export { Sheet } from './Sheet.tsx'
export { PhoneFigures, PhoneHead, PhonePage, ThumbSave, Tiles, type Tile } from './Phone.tsx'
