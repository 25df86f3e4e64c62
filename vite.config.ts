import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { tokenStyles } from './src/web/theme/styles.ts'

export default defineConfig({
  plugins: [react(), tokenStyles()],
  build: {
    target: 'es2022', sourcemap: false, modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 900,
    rollupOptions: { input: { index: 'index.html', api: 'api.html' } },
  },
})
