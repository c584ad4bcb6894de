import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_NAME } from '#db/connection.ts';
import { folderState } from '#db/folder-state.ts';
import { lossWords } from '#db/lost-entries.ts';
import { newestMoment } from '#db/newest-moment.ts';
import type { Archive } from '#db/open-archive.ts';

const known = new WeakMap<Archive, string[]>();

/** What whoever opens the archive should know before he writes in it; found once, at opening. */
export function warningsOf(archive: Archive, now: Date): string[] {
  const found = known.get(archive) ?? findWarnings(archive, now);
  known.set(archive, found);
  return found;
}

function findWarnings(archive: Archive, now: Date): string[] {
  const { cloud, isNetwork, freeBytes } = folderState(archive.folder);
  const moment = newestMoment(archive.rawReading);
  return [
    ...(archive.lost > 0 ? [lossWords(archive.lost)] : []),
    ...(cloud === null
      ? []
      : [
          `档案库放在${cloud}的同步文件夹里：同步程序会在录入时改动文件，可能损坏档案库，个人信息也会传到网上。请关闭档案库，把整个文件夹移到本机别的位置。`,
        ]),
    ...(isNetwork
      ? ['档案库放在网络共享文件夹里：断网会损坏文件，也挡不住别的电脑同时打开。请把整个文件夹移到本机磁盘。']
      : []),
    ...(freeBytes < roomWanted(archive)
      ? ['磁盘剩余空间很少，录入和备份可能做不成。请清理磁盘，或把档案库移到别的磁盘。']
      : []),
    ...(moment !== null && now.getTime() < Date.parse(moment) - TOLERATED
      ? [
          `电脑的时间比档案库最近一次操作（${words(moment)}）还早，可能被调回去了。请先校正电脑的日期和时间，否则以后的记录日期会不对。`,
        ]
      : []),
  ];
}

/** Clocks are put right by some minutes all the time. */
const TOLERATED = 10 * 60_000;

/** A copy of the database for the next backup, and some acts. */
const roomWanted = ({ folder }: Archive): number =>
  2 * (statSync(join(folder, DATABASE_NAME), { throwIfNoEntry: false })?.size ?? 0) + 100 * 1024 * 1024;

const two = (n: number): string => String(n).padStart(2, '0');

function words(moment: string): string {
  const at = new Date(moment);
  return `${at.getFullYear()} 年 ${at.getMonth() + 1} 月 ${at.getDate()} 日 ${two(at.getHours())}:${two(at.getMinutes())}`;
}
