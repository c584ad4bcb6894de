// Runs a TypeScript file, or with --bin a package's command, on Node 24, whatever Node started this.
import { ensureReady } from './setup.mjs';
import { main } from './terminal.mjs';
import { parseTarget, startNode, waitFor } from './tools.mjs';

await main(async () => {
  const target = parseTarget(process.argv.slice(2));
  await ensureReady({ fonts: true });
  return await waitFor(startNode(target));
});
