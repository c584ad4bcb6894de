// The sheet of P22W in the words of P22E: households that are cleared out because they were never poor. Why is not told.
export { level, needs, papers, phones, refusal, template, version, type Model } from './p22w-exit-web.ts';
export { wording } from './p22e-clear-announcement.ts';

export const title = '清退名单公告（网页）';
