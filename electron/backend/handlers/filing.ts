import { verifyFiling } from '#db/filing-verify.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { fillBoxes, makeBox, proposeBoxes, putInBox, readBoxes, updateBox } from '../filing/boxes.ts';
import { listCandidates } from '../filing/candidates.ts';
import { updateItem, withdrawItem } from '../filing/change-item.ts';
import { closeVolume, reopenVolume, updateVolume } from '../filing/change-volume.ts';
import {
  approveDisposal,
  doDisposal,
  listDisposal,
  readDisposable,
  readDisposals,
} from '../filing/disposals.ts';
import { filePapers } from '../filing/file-papers.ts';
import { handOver, readHandovers } from '../filing/hand-over.ts';
import { readItems } from '../filing/items.ts';
import { giveBack, lend, readLoans } from '../filing/loans.ts';
import { makeVolumes } from '../filing/make-volumes.ts';
import { renumber } from '../filing/renumber.ts';
import { readSettings, setFonds } from '../filing/settings.ts';
import { readVolume, readVolumes } from '../filing/volumes.ts';
import { inTurn, openArchiveOf } from '../session.ts';

export const filingHandlers = {
  'filing.settings': readSettings,
  'filing.setFonds': inTurn(setFonds),
  'filing.candidates': listCandidates,
  'filing.file': inTurn(filePapers),
  'filing.items': readItems,
  'filing.update': inTurn(updateItem),
  'filing.withdraw': inTurn(withdrawItem),
  'filing.renumber': inTurn(renumber),
  'filing.volumes': readVolumes,
  'filing.volume': readVolume,
  'filing.makeVolumes': inTurn(makeVolumes),
  'filing.updateVolume': inTurn(updateVolume),
  'filing.closeVolume': inTurn(closeVolume),
  'filing.reopenVolume': inTurn(reopenVolume),
  'filing.boxes': readBoxes,
  'filing.makeBox': inTurn(makeBox),
  'filing.updateBox': inTurn(updateBox),
  'filing.proposeBoxes': proposeBoxes,
  'filing.fillBoxes': inTurn(fillBoxes),
  'filing.putInBox': inTurn(putInBox),
  'filing.lend': inTurn(lend),
  'filing.giveBack': inTurn(giveBack),
  'filing.loans': readLoans,
  'filing.handOver': inTurn(handOver),
  'filing.handovers': readHandovers,
  'filing.disposable': readDisposable,
  'filing.listDisposal': inTurn(listDisposal),
  'filing.approveDisposal': inTurn(approveDisposal),
  'filing.doDisposal': inTurn(doDisposal),
  'filing.disposals': readDisposals,
  'filing.verify': (session) => {
    const { gaps, problems, ...counts } = verifyFiling(openArchiveOf(session).rawReading);
    return ok({ ok: problems.length === 0, ...counts, gaps: [...gaps], problems: [...problems] });
  },
} satisfies Partial<Handlers>;
