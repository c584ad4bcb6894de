import type { App, Session, WebContents } from 'electron';
import { appOrigin } from './app-protocol.ts';
import { asksForPictures, type CameraLeave } from './camera-leave.ts';

/** Switches of Chromium by which another program would come in, or that take a wall down. */
const OF_DEVELOPERS = [
  ...['remote-debugging-port', 'remote-debugging-address', 'remote-debugging-pipe', 'remote-allow-origins'],
  ...['disable-web-security', 'allow-running-insecure-content', 'disable-site-isolation-trials'],
  ...[
    'unsafely-treat-insecure-origin-as-secure',
    'ignore-certificate-errors',
    'allow-file-access-from-files',
  ],
  ...['auto-open-devtools-for-tabs', 'load-extension', 'js-flags', 'enable-blink-features'],
];

/** Before the application is ready: every renderer in the sandbox, and a browser that looks for no network. */
export function restrictProcess(app: App): void {
  // enableSandbox() would undo the switch without which the system's root cannot start Chromium at all.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (app.isPackaged) for (const name of OF_DEVELOPERS) app.commandLine.removeSwitch(name);
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-quic');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** Every page of the application, now and later, stays where it is, in whatever session. */
export function restrictContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => holdInPlace(contents));
  app.on('session-created', (session) => restrictSession(session));
}

function holdInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/**
 * No permission, no device, no spelling dictionary from the network, no request that leaves the process. The one
 * exception is the camera, for our own page and as long as the clerk's leave stands.
 */
export function restrictSession(session: Session, camera: CameraLeave | null = null): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(asksForPictures(appOrigin, permission, details) && camera?.take() === true),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, _origin, details) =>
      asksForPictures(appOrigin, permission, details) && camera?.stands() === true,
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !staysInside(url) }));
}

const staysInside = (url: string): boolean =>
  url.startsWith(`${appOrigin}/`) ||
  url.startsWith(`blob:${appOrigin}/`) ||
  url.startsWith('data:') ||
  url.startsWith('devtools://');
