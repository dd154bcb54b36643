import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'console',
  plugins: [react()],
  // One file for the screens of every day, loaded once; agendas and their drawing come when somebody opens one.
  build: { outDir: '../dist/public', emptyOutDir: true, sourcemap: true, chunkSizeWarningLimit: 800 },
  // `vite` alone serves the screens while they are written; the API is that of a running Relais.
  server: { proxy: { '/v1': 'http://localhost:3000' } },
});
