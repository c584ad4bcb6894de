import type { Handlers } from '../dispatch.ts';
import { drawSample, proposeSample, removeSample, replaceSampled } from '../samples/draw-sample.ts';
import { enterSample, judgeValues, sheetOf } from '../samples/enter-sample.ts';
import { allSamples, differencesOf, resultsOf, showSample } from '../samples/show-sample.ts';
import { inTurn } from '../session.ts';

export const sampleHandlers = {
  'sample.list': allSamples,
  'sample.propose': proposeSample,
  'sample.draw': inTurn(drawSample),
  'sample.get': (session, { id }) => showSample(session, id),
  'sample.sheet': sheetOf,
  'sample.enter': inTurn(enterSample),
  'sample.differences': differencesOf,
  'sample.judge': inTurn(judgeValues),
  'sample.replace': inTurn(replaceSampled),
  'sample.results': (session, { id }) => resultsOf(session, id),
  'sample.remove': inTurn(removeSample),
} satisfies Partial<Handlers>;
