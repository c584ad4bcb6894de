// Who may import whom (CONTRIBUTING: rooms). Each room names what of ours it may reach; all else is refused.
const ours = '^(domain|db|templates|electron|renderer|test)/';

const rooms = {
  domain: { from: '^domain/', may: '^domain/' },
  contract: { from: '^electron/contract/', may: '^(domain|electron/contract)/' },
  db: { from: '^db/', may: '^(db|domain)/' },
  templates: { from: '^templates/', may: '^(templates|domain)/' },
  backend: { from: '^electron/backend/', may: '^(electron/(backend|contract)|db|templates|domain)/' },
  window: { from: '^renderer/', may: '^(renderer|domain|electron/contract)/' },
  preload: {
    from: '^electron/preload\\.ts$',
    may: '^(domain|electron/contract)/|^electron/window-channel\\.ts$',
  },
  setup: { from: '^electron/setup/(?!schema\\.ts$)', may: '^electron/setup/' },
  shell: {
    from: '^electron/(?!contract/|backend/|setup/|demo/|preload\\.ts$)',
    may: '^(electron/(?!setup/|demo/)|domain)',
  },
  demo: {
    from: '^electron/demo/',
    may: '^(domain|db|templates|electron/(?!setup/))|^test/support/make-township\\.ts$',
  },
};

const roomRules = Object.entries(rooms).map(([name, { from, may }]) => ({
  name: `room-${name}`,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: may },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'features-apart',
      comment: 'Features of the window do not import each other; the frame puts their pages in place.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/frame/frame\\.tsx$' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'ui-knows-no-features',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/features/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'No I/O, no clock, no Node: only zod and what computes.',
      severity: 'error',
      from: { path: '^(domain|electron/contract)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'templates-are-pure',
      severity: 'error',
      from: { path: '^templates/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'window-without-node',
      severity: 'error',
      from: { path: '^(renderer/|electron/preload\\.ts$)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shipped-needs-dependencies',
      comment: 'What runs from the sources or is left out of the bundle must be a real dependency.',
      severity: 'error',
      from: {
        path: '^(domain|db|templates|electron)/',
        pathNot: '^electron/(setup|demo)/|^electron/(main|preload)',
      },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/electron/',
      },
    },
    {
      name: 'declared',
      comment: 'No package that package.json does not name.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|coverage|\\.cache|test-results)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.d.mts', '.d.ts', '.json', '.css'],
    },
  },
};
