import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Packages that not every room may import. depcruise checks the rooms themselves. */
const restricted = {
  electron: 'Only the shell knows Electron.',
  exceljs: 'ExcelJS stays behind write-workbook.ts: its streaming reader corrupts Chinese text.',
  pdfmake: 'pdfmake belongs to the templates and the press.',
  kysely: 'SQL stays in db/.',
  'better-sqlite3': 'SQL stays in db/.',
  'playwright-core': 'Only the Chromium shell drives a browser.',
};

/** Which room may import which of them; a later entry replaces an earlier one. */
const rooms = [
  { files: ['**/*.ts', '**/*.tsx'], may: [] },
  { files: ['db/**'], may: ['kysely', 'better-sqlite3'] },
  { files: ['templates/**', 'electron/backend/press/**'], may: ['pdfmake'] },
  { files: ['electron/backend/sheets/write-workbook.ts'], may: ['exceljs'] },
  { files: ['electron/*.ts'], may: ['electron', 'playwright-core'] },
  {
    files: ['test/**'],
    may: ['exceljs', 'kysely', 'better-sqlite3', 'electron', 'playwright-core', 'pdfmake'],
  },
];

const networkModules = [
  ...[
    'http',
    'https',
    'http2',
    'net',
    'dgram',
    'tls',
    'dns',
    'dns/promises',
    'inspector',
    'inspector/promises',
  ],
  ...['undici', 'ws', 'axios', 'got', 'node-fetch', 'electron-updater'],
];
const networkGlobals = [
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport'],
  ...['RTCPeerConnection', 'BroadcastChannel'],
];
const noNetwork = 'This program has no network code.';

const importRules = rooms.map(({ files, may }) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: [
          ...networkModules.flatMap((name) => [
            { name, message: noNetwork },
            { name: `node:${name}`, message: noNetwork },
          ]),
          // What a window asks of Electron: its own files, by `protocol`.
          {
            name: 'electron',
            importNames: ['net', 'autoUpdater', 'crashReporter', 'shell', 'default'],
            message: noNetwork,
          },
        ],
        patterns: Object.entries(restricted)
          .filter(([name]) => !may.includes(name))
          .map(([name, message]) => ({ regex: `^${name}(/|$)`, message })),
      },
    ],
  },
}));

const plainSyntax = [
  { selector: 'TSEnumDeclaration', message: 'No enums: a union of literals.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'No namespaces: a module.' },
  { selector: 'ImportExpression[source.type!="Literal"]', message: 'Imports name their module.' },
];
/** The ways round an import and a global: modules by other doors, globals and methods as properties. */
const networkSyntax = [
  `ImportExpression[source.value=/^(node:)?(${networkModules.join('|').replaceAll('/', '.')})$/]`,
  `CallExpression[arguments.0.value=/^(node:)?(${networkModules.join('|').replaceAll('/', '.')})$/]`,
  'CallExpression[callee.name="require"]',
  'MemberExpression[property.name="getBuiltinModule"]',
  `MemberExpression[object.name=/^(globalThis|window|self|global)$/][property.name=/^(${networkGlobals.join('|')})$/]`,
  'MemberExpression[property.name="sendBeacon"]',
  'CallExpression[callee.property.name="register"][callee.object.property.name="serviceWorker"]',
].map((selector) => ({ selector, message: noNetwork }));
const namedExports = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' };
const sqlOnlyInDb = [
  'CallExpression[callee.property.name=/^(prepare|selectFrom|insertInto|replaceInto|updateTable|deleteFrom)$/]',
  'TaggedTemplateExpression[tag.name="sql"]',
].map((selector) => ({ selector, message: 'SQL stays in db/.' }));

/** A suppression tells its reason on the same line: `// eslint-disable-next-line rule -- reason`. */
const reasoned = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program: () => {
      for (const comment of context.sourceCode.getAllComments()) {
        if (!/^\s*eslint-disable/.test(comment.value) || /\s--\s+\S/.test(comment.value)) continue;
        context.report({ loc: comment.loc, message: 'Say after `--` why the rule does not hold here.' });
      }
    },
  }),
};

const typed = {
  files: ['**/*.ts', '**/*.tsx'],
  extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
  languageOptions: {
    parserOptions: {
      projectService: { allowDefaultProject: ['vitest.config.ts'] },
      tsconfigRootDir: import.meta.dirname,
    },
  },
  rules: {
    '@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/no-unnecessary-condition': [
      'error',
      { allowConstantLoopConditions: 'only-allowed-literals' },
    ],
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
    ],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
    // A handler is async because the contract is, not because it awaits.
    '@typescript-eslint/require-await': 'off',
    // React calls handlers and lets their promise be.
    '@typescript-eslint/no-misused-promises': [
      'error',
      { checksVoidReturn: { attributes: false, properties: false } },
    ],
    // An empty variable of the environment is as good as none.
    '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    // Code points are what Chinese names are counted in.
    '@typescript-eslint/no-misused-spread': 'off',
    // A row type must be a `type` to fit an index signature; both are used.
    '@typescript-eslint/consistent-type-definitions': 'off',
    // An early return ends on a call; "nothing to do here" is an empty function, "the answer is dropped" a `void`.
    '@typescript-eslint/no-confusing-void-expression': 'off',
    '@typescript-eslint/no-empty-function': 'off',
    '@typescript-eslint/no-meaningless-void-operator': 'off',
    '@typescript-eslint/no-invalid-void-type': 'off',
    '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    // No classes and no enums here: no method needs its `this`, and these rules are slow.
    '@typescript-eslint/unbound-method': 'off',
    '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    'no-restricted-syntax': ['error', ...plainSyntax, ...networkSyntax, namedExports, ...sqlOnlyInDb],
    'no-restricted-globals': ['error', ...networkGlobals.map((name) => ({ name, message: noNetwork }))],
    'no-console': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
  },
};

export default tseslint.config(
  { ignores: ['dist', 'release', 'coverage', '.cache', 'test-results', 'test/fixtures'] },
  {
    plugins: { hudang: { rules: { reasoned } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { 'hudang/reasoned': 'error' },
  },
  typed,
  ...importRules,
  {
    // The one file of electron/ that belongs to the window's tsconfig.
    files: ['electron/preload.ts'],
    languageOptions: { parserOptions: { projectService: false, project: ['renderer/tsconfig.json'] } },
  },
  {
    files: ['renderer/**/*.tsx', 'renderer/**/*.ts', 'test/renderer/**'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.flatConfigs.recommended],
    rules: {
      'react-hooks/incompatible-library': 'off', // about the React compiler, which is not used
      'jsx-a11y/no-autofocus': 'off', // a form opened to type in starts in its first field
      'jsx-a11y/label-has-associated-control': [
        'error',
        {
          controlComponents: ['Checkbox', 'DatePicker', 'Input', 'InputNumber', 'Radio', 'Select', 'Switch'],
        },
      ],
    },
  },
  {
    files: ['db/**'],
    rules: { 'no-restricted-syntax': ['error', ...plainSyntax, ...networkSyntax, namedExports] },
  },
  {
    files: ['test/**'],
    rules: { 'no-restricted-syntax': ['error', ...plainSyntax, namedExports] },
  },
  {
    files: ['**/*.config.ts', 'electron/setup/*.ts', '*.config.js'],
    rules: { 'no-restricted-syntax': ['error', ...plainSyntax] },
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off', // a missing value fails the test just as well
      '@typescript-eslint/no-unsafe-assignment': 'off', // expect.any and its like are `any`
    },
  },
  {
    // These try what the window must refuse: a connection, code from text.
    files: ['test/e2e/**'],
    rules: {
      'no-restricted-globals': 'off',
      '@typescript-eslint/no-implied-eval': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    files: ['electron/cli.ts', 'electron/cli/**', 'electron/demo/**', 'electron/setup/**', 'test/bench/**'],
    rules: { 'no-console': 'off' },
  },
);
