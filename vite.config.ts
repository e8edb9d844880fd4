import { defineConfig } from 'vite'

// Two builds: what browsers load (`vite build`), and the program itself (`vite build --ssr`).
export default defineConfig(({ isSsrBuild }) => ({
  build: isSsrBuild
    ? {
        ssr: true,
        outDir: 'dist/server',
        target: 'node22',
        rolldownOptions: { input: { convoke: 'src/main.ts' }, output: { entryFileNames: '[name].js' } },
      }
    : {
        outDir: 'dist/client',
        manifest: true,
        assetsInlineLimit: 0,
        rolldownOptions: { input: ['src/page/styles/site.css', 'src/page/client.ts'] },
      },
}))
