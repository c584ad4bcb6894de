// What our shell uses of Electron, recording instead of doing. It stands for `electron` in every test
// (vitest.config.ts): it tests our wiring, not Electron.
import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  MenuItemConstructorOptions,
  SafeStorage,
} from 'electron';
import type { ToBackend } from '#contract/message.ts';

type Handler = (...parameters: never[]) => unknown;

class FakeContents extends EventEmitter {
  windowOpenHandler: Handler | null = null;
  webRtcPolicy = '';
  readonly sent: unknown[][] = [];
  setWindowOpenHandler = (handler: Handler): void => void (this.windowOpenHandler = handler);
  setWebRTCIPHandlingPolicy = (policy: string): void => void (this.webRtcPolicy = policy);
  send = (...message: unknown[]): void => void this.sent.push(message);
}

class FakeSession extends EventEmitter {
  readonly handlers: Record<string, Handler> = {};
  spellChecker = true;
  readonly protocol = {
    handle: (scheme: string, handler: Handler) => void (this.handlers[scheme] = handler),
  };
  readonly webRequest = {
    onBeforeRequest: (handler: Handler) => void (this.handlers['onBeforeRequest'] = handler),
  };
  setPermissionRequestHandler = (handler: Handler): void =>
    void (this.handlers['permissionRequest'] = handler);
  setPermissionCheckHandler = (handler: Handler): void => void (this.handlers['permissionCheck'] = handler);
  setDevicePermissionHandler = (handler: Handler): void => void (this.handlers['devicePermission'] = handler);
  setSpellCheckerEnabled = (enabled: boolean): void => void (this.spellChecker = enabled);
}

/** A backend process that is asked and answered by the test. */
class FakeChild extends EventEmitter {
  readonly pid = undefined;
  readonly stderr = new EventEmitter();
  readonly stdout = { resume: () => undefined };
  readonly received: ToBackend[] = [];
  postMessage = (message: ToBackend): void => {
    this.received.push(message);
    if (message.channel === 'archive.close')
      this.emit('message', { kind: 'answer', id: message.id, result: {} });
  };
  kill = (): boolean => this.emit('exit', 0);
}

/** Everything that was done, and what the tests may set. Fresh with every `vi.resetModules()`. */
export const fake = {
  isFirstInstance: true,
  isPackaged: false,
  done: [] as string[],
  switches: {} as Record<string, string>,
  schemes: [] as CustomScheme[],
  windows: [] as FakeWindow[],
  children: [] as { module: string; arguments: string[]; options: unknown; child: FakeChild }[],
  menus: [] as MenuItemConstructorOptions[][],
  errorBoxes: [] as string[],
  ipcHandlers: {} as Record<string, Handler>,
  sessions: { default: new FakeSession() } as Record<string, FakeSession>,
  exposed: {} as Record<string, unknown>,
  invoked: [] as unknown[][],
  preload: new EventEmitter(),
  /** The computer's key store: Chromium's word for it on Linux, and whether it works. */
  storageBackend: 'gnome_libsecret' as ReturnType<SafeStorage['getSelectedStorageBackend']>,
  hasStorage: true,
  /** What was sealed with an older key than the present one is to be sealed anew. */
  storageKey: 1,
  /** Resolves `app.whenReady()`. */
  ready: Promise.withResolvers<void>(),
};

class FakeApp extends EventEmitter {
  readonly commandLine = {
    hasSwitch: (name: string) => Object.hasOwn(fake.switches, name),
    appendSwitch: (name: string, value = '') => void (fake.switches[name] = value),
    removeSwitch: (name: string) => void Reflect.deleteProperty(fake.switches, name),
  };
  get isPackaged(): boolean {
    return fake.isPackaged;
  }
  requestSingleInstanceLock = (): boolean => fake.isFirstInstance;
  enableSandbox = (): void => void fake.done.push('enableSandbox');
  whenReady = (): Promise<void> => fake.ready.promise;
  getPath = (name: string): string => `/tmp/hudang-fake/${name}`;
  quit = (): void => void fake.done.push('quit');
  exit = (code: number): void => void fake.done.push(`exit ${code}`);
}
export const app = new FakeApp();

class FakeWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new FakeContents();
  loaded = '';
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    fake.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL = async (url: string): Promise<void> => void (this.loaded = url);
  isDestroyed = (): boolean => false;
  isMinimized = (): boolean => true;
  restore = (): void => void fake.done.push('restore');
  focus = (): void => void fake.done.push('focus');
  setEnabled = (enabled: boolean): void => void fake.done.push(`enabled ${String(enabled)}`);
  setTitle = (title: string): void => void fake.done.push(`title ${title}`);
  setProgressBar = (progress: number): void => void fake.done.push(`progress ${progress}`);
  destroy = (): void => void fake.done.push('destroy');
}
export { FakeWindow as BrowserWindow };

export const protocol = {
  registerSchemesAsPrivileged: (schemes: CustomScheme[]) => void fake.schemes.push(...schemes),
};
/** For a session that nobody meant to have. */
export const makeSession = (): FakeSession => new FakeSession();
export const session = {
  get defaultSession() {
    return fake.sessions['default'];
  },
  fromPartition: (name: string, options: unknown) => {
    fake.done.push(`partition ${name} ${JSON.stringify(options)}`);
    return (fake.sessions[name] ??= new FakeSession());
  },
};
export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: MenuItemConstructorOptions[]) => void fake.menus.push(menu),
};
export const dialog = {
  showErrorBox: (title: string, text: string) => void fake.errorBoxes.push(`${title}: ${text}`),
};
export const utilityProcess = {
  fork: (module: string, parameters: string[], options: unknown) => {
    const child = new FakeChild();
    fake.children.push({ module, arguments: parameters, options, child });
    return child;
  },
};
/** Seals by turning the bytes around: it tests our wiring, not the operating system. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => fake.hasStorage,
  getSelectedStorageBackend: () => fake.storageBackend,
  encryptStringAsync: async (text: string) =>
    Buffer.concat([Buffer.from([fake.storageKey]), Buffer.from(text).reverse()]),
  decryptStringAsync: async (sealed: Buffer) => {
    const key = sealed[0] ?? 0;
    if (key === 0 || key > fake.storageKey) throw new Error('Error while decrypting the ciphertext');
    const result = Buffer.from(sealed.subarray(1)).reverse().toString();
    return { result, shouldReEncrypt: key < fake.storageKey };
  },
} satisfies Partial<SafeStorage>;
export const ipcMain = {
  handle: (channel: string, handler: Handler) => void (fake.ipcHandlers[channel] = handler),
};
export const contextBridge = {
  exposeInMainWorld: (key: string, api: unknown) => void (fake.exposed[key] = api),
};
export const ipcRenderer = {
  invoke: async (...message: unknown[]) => {
    fake.invoked.push(message);
    return 'answer';
  },
  on: (channel: string, listener: (...parameters: unknown[]) => void) => fake.preload.on(channel, listener),
  off: (channel: string, listener: (...parameters: unknown[]) => void) => fake.preload.off(channel, listener),
};
