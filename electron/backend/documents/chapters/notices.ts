import type { notices as templates } from '#templates/chapters/notices.ts';
import type { Makers } from '../makers.ts';
import { notice } from '../models/p12-notice.ts';
import { townshipNotice } from '../models/p13-township-notice.ts';
import { announcement, announcementWeb } from '../models/p14-announcement.ts';
import { noticeRecord } from '../models/p15-notice-record.ts';
import {
  clearOutAnnouncement,
  clearOutNotice,
  clearOutWeb,
  exitAnnouncement,
  exitNotice,
  exitTownshipNotice,
  exitWeb,
} from '../models/p22-exit.ts';
import {
  eliminationAnnouncement,
  eliminationNotice,
  eliminationWeb,
} from '../models/p27-elimination-posted.ts';
import { fundNotice, fundWeb } from '../models/p37-funds.ts';

export const notices = {
  P12: notice,
  P13: townshipNotice,
  P14: announcement,
  P14W: announcementWeb,
  P15: noticeRecord,
  P22: exitNotice,
  P22B: exitAnnouncement,
  P22C: clearOutNotice,
  P22D: exitTownshipNotice,
  P22E: clearOutAnnouncement,
  P22F: clearOutWeb,
  P22W: exitWeb,
  P27: eliminationNotice,
  P27B: eliminationAnnouncement,
  P27W: eliminationWeb,
  P37: fundNotice,
  P37W: fundWeb,
} satisfies Makers<typeof templates>;
