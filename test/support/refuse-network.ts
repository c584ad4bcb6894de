// Imported before anything else of a process: whoever asks the network is told of on stderr and refused.
import { syncBuiltinESMExports } from 'node:module';

type Asked = (...parameters: unknown[]) => never;

const DOORS = {
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect', 'createServer'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get', 'createServer'],
  http2: ['connect', 'createServer', 'createSecureServer'],
  dgram: ['createSocket'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'reverse'],
  'dns/promises': ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse'],
} as const;

const refuse =
  (door: string): Asked =>
  () => {
    process.stderr.write(`ASKED THE NETWORK: ${door}\n`);
    throw new Error('refused');
  };

for (const [name, doors] of Object.entries(DOORS)) {
  const module = process.getBuiltinModule(name) as Record<string, unknown>;
  for (const door of doors) module[door] = refuse(`${name}.${door}`);
}
const { Socket, Server } = process.getBuiltinModule('net');
Object.assign(Socket.prototype, { connect: refuse('Socket.connect') });
Object.assign(Server.prototype, { listen: refuse('Server.listen') });
Object.assign(globalThis, { fetch: refuse('fetch'), WebSocket: refuse('WebSocket') });
syncBuiltinESMExports();
