// The browser's start.
import 'virtual:tokens.css'
import '../web/theme/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from '../web/ask/queries.ts'
import { router } from './router.tsx'

createRoot(document.getElementById('root')!).render(<StrictMode><QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider></StrictMode>)
