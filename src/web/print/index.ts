export { PrintPage, PrintSection, Qr, Signatures, type PrintProps } from './PrintPage.tsx'
