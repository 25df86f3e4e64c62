import 'virtual:tokens.css'
import '../web/theme/base.css'
import { createRoot } from 'react-dom/client'
import { ApiPage } from './ApiPage.tsx'

createRoot(document.getElementById('root')!).render(<ApiPage />)
