import { builtinModules } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  dependencies: Record<string, string>;
};

// Packages stay packages: native modules, ExcelJS's patched reader and pdfmake's files live in node_modules.
const packages = ['electron', ...Object.keys(dependencies)];
const external = [
  ...builtinModules.flatMap((name) => [name, `node:${name}`]),
  ...packages.map((name) => new RegExp(`^${name}(/|$)`)),
];

const common = {
  outDir: `${root}dist/electron`,
  target: 'node24',
  minify: false,
  sourcemap: false,
} as const;

/** The desktop shell and its backend, under the names that electron/program-files.ts expects. */
export default defineConfig({
  root,
  publicDir: false,
  builder: {
    buildApp: async (builder) => {
      for (const name of ['main', 'preload']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
  environments: {
    main: {
      consumer: 'server',
      resolve: { external: packages, noExternal: [] },
      build: {
        ...common,
        emptyOutDir: true,
        rolldownOptions: {
          external,
          input: {
            main: `${root}electron/main.ts`,
            'backend/process': `${root}electron/backend/process.ts`,
            'backend/backups/worker': `${root}electron/backend/backups/worker.ts`,
            'backend/checks/worker': `${root}electron/backend/checks/worker.ts`,
            'backend/press/worker': `${root}electron/backend/press/worker.ts`,
            'backend/pictures/worker': `${root}electron/backend/pictures/worker.ts`,
            'backend/scans/worker': `${root}electron/backend/scans/worker.ts`,
          },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
        },
      },
    },
    // A sandboxed preload cannot be a module.
    preload: {
      consumer: 'server',
      build: {
        ...common,
        emptyOutDir: false,
        rolldownOptions: {
          external: ['electron'],
          input: { preload: `${root}electron/preload.ts` },
          output: { format: 'cjs', entryFileNames: 'preload.cjs' },
        },
      },
    },
  },
});
