import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'console',
  plugins: [react()],
  build: { outDir: '../dist/public', emptyOutDir: true, sourcemap: true },
  // `vite` alone serves the screens while they are written; the API is that of a running Relais.
  server: { proxy: { '/v1': 'http://localhost:3000' } },
});
