import { existsSync, readFileSync } from 'node:fs';

const STATUS = '/proc/self/status';

/**
 * The most memory in MB that this process has had. Where the system tells it of this program alone; elsewhere a
 * process that another one started may have that one's peak counted as its own.
 */
export function peakMemoryMb(): number {
  const told = existsSync(STATUS) ? /VmHWM:\s*(\d+) kB/.exec(readFileSync(STATUS, 'utf8'))?.[1] : undefined;
  return (told === undefined ? process.resourceUsage().maxRSS : Number(told)) / 1024;
}
