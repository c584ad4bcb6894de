import type { filing as templates } from '#templates/chapters/filing.ts';
import type { Makers } from '../makers.ts';
import { cover, note, spine } from '../models/p41-file.ts';
import { boxSpines, stamps, volumeList } from '../models/p41-shelf.ts';
import { contents, townshipItems, villageItems } from '../models/p42-contents.ts';
import { statistics } from '../models/p44-statistics.ts';
import { postedStatistics } from '../models/p44b-posted.ts';
import { lending, transfer } from '../models/p45-transfer.ts';
import { fetchList } from '../models/p46-fetch-list.ts';

export const filing = {
  P41: cover,
  P41B: spine,
  P41C: stamps,
  P41D: boxSpines,
  P42: contents,
  P42B: villageItems,
  P42C: townshipItems,
  P42D: volumeList,
  P43: note,
  P44: statistics,
  P44B: postedStatistics,
  P45: transfer,
  P45B: lending,
  P46: fetchList,
} satisfies Makers<typeof templates>;
