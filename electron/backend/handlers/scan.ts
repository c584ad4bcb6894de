import { reader } from '#db/write.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { filePage, reopenPages, replacePage, setPagesAside } from '../scans/hand-acts.ts';
import { pictureOf, thumbsOf } from '../scans/pictures.ts';
import { cropPage, turnPages } from '../scans/show-acts.ts';
import { takeScans } from '../scans/take.ts';
import { batchesOf, foundFor, inboxOf, pagesOfDocument, wantedOf } from '../scans/view.ts';
import { inTurn, openArchiveOf, type Session } from '../session.ts';

const read = (session: Session) => reader(openArchiveOf(session));

export const scanHandlers = {
  'scan.take': takeScans,
  'scan.inbox': async (session, input) => ok(await inboxOf(read(session), input)),
  'scan.batches': async (session, input) => ok(await batchesOf(read(session), input)),
  'scan.picture': pictureOf,
  'scan.thumbs': thumbsOf,
  'scan.file': inTurn(filePage),
  'scan.replace': inTurn(replacePage),
  'scan.setAside': inTurn(setPagesAside),
  'scan.reopen': inTurn(reopenPages),
  'scan.turn': inTurn(turnPages),
  'scan.crop': inTurn(cropPage),
  'scan.wanted': async (session, input) => ok(await wantedOf(read(session), input)),
  'scan.findDocument': async (session, input) => ok(await foundFor(read(session), input)),
  'scan.ofDocument': async (session, input) => ok(await pagesOfDocument(read(session), input)),
} satisfies Partial<Handlers>;
