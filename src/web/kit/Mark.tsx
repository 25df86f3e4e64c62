import './mark.css'

/** The product's mark: the sun over the line, its evening below. */
export const Mark = ({ size = 20 }: { size?: number }) => <svg className="mark" width={size} height={size} viewBox="0 0 20 20" aria-hidden>
  <path className="mark-dawn" d="M3.2 10a6.8 6.8 0 0 1 13.6 0z" /><path className="mark-line" d="M.6 10h18.8v1.2H.6z" /><path className="mark-dusk" d="M5.6 12.4h8.8a4.4 4.4 0 0 1-8.8 0z" />
</svg>
export const DawnMark = ({ size = 14 }: { size?: number }) => <svg className="mark" width={size} height={size} viewBox="0 0 14 14" aria-hidden><path className="mark-dawn" d="M2.6 9a4.4 4.4 0 0 1 8.8 0z" /><path className="mark-dawn" d="M.6 9.6h12.8v1.2H.6z" /></svg>
export const DuskMark = ({ size = 14 }: { size?: number }) => <svg className="mark" width={size} height={size} viewBox="0 0 14 14" aria-hidden><path className="mark-line" d="M.6 4h12.8v1.1H.6z" /><path className="mark-dusk" d="M2.6 5.9h8.8a4.4 4.4 0 0 1-8.8 0z" /></svg>
