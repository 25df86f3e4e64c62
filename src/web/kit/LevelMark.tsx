import './level.css'

/** Heat is ink: H black, A grey, B light, C outline, N dashed, O teal. */
export const LevelMark = ({ level, size = 'table', title }: { level: string | null | undefined; size?: 'table' | 'head'; title?: string }) =>
  level ? <span className={`lm lm-${level}${size === 'head' ? ' lm-head' : ''}`} title={title}>{level}</span> : <span className="quieter">–</span>
