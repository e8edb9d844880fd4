import { defineConfig } from 'vite'

// Two builds: what browsers load (`vite build`), and the program itself (`vite build --ssr`).
export default defineConfig(({ isSsrBuild }) => ({
  build: isSsrBuild
    ? {
        ssr: true,
        outDir: 'dist/server',
        target: 'node22',
        rolldownOptions: {
          // The search's threads the process that reads pictures and the one that makes documents start from files of their own.
          input: {
            convoke: 'src/main.ts',
            'scheduling-worker': 'src/scheduling/worker.ts',
            'analysis-worker': 'src/analysis/apart-worker.ts',
            'plan-thread': 'src/plan/thread/entry.ts',
            'workbook-worker': 'src/interchange/write/workbook-worker.ts',
            'table-reader': 'src/interchange/rows-reader.ts',
            'image-reader': 'src/platform/images/reader.ts',
            'document-maker': 'src/documents/kit/maker.ts',
          },
          output: { entryFileNames: '[name].js' },
        },
      }
    : {
        outDir: 'dist/client',
        manifest: true,
        assetsInlineLimit: 0,
        // The worker that keeps the programme for readers without a network is a script of its own.
        rolldownOptions: { input: ['src/page/client/main.ts', 'src/page/client/offline-worker.ts'] },
      },
}))
