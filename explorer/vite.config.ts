import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// Where `npm run dev` finds the API: the mock by default, a real store with ONRECORD_API=http://127.0.0.1:PORT.
const api = process.env.ONRECORD_API ?? 'http://127.0.0.1:8765';

/** Every view's file is called View.svelte; in the build it has the name of its folder. */
function named(chunk: { name: string; facadeModuleId?: string | null }): string {
  const folder = /\/views\/(\w+)\/(View|Drawing)\.svelte$/.exec(chunk.facadeModuleId ?? '');
  return `assets/${folder ? `${folder[1]}-${folder[2]!.toLowerCase()}` : chunk.name}-[hash].js`;
}

export default defineConfig({
  plugins: [svelte()],
  build: {
    outDir: '../src/onrecord/explorer',
    emptyOutDir: true,
    target: 'es2022',
    // The polyfill is an inline-free no-op in browsers of the target; leaving it out keeps the first script small.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: true,
    rolldownOptions: { output: { chunkFileNames: named, assetFileNames: 'assets/[name]-[hash][extname]' } },
  },
  server: { host: '127.0.0.1', proxy: { '/api': { target: api, changeOrigin: true } } },
  worker: { format: 'es' },
});
