/** What a sample takes at least where the pack of the year says nothing else. */
export const SAMPLE_MINIMUM = {
  households: 200,
  villages: 10,
  source: '市级抽查：每县（市、区）不少于 200 户、10 个村（脱贫攻坚“回头看”方案，2020）',
  confidence: 'inferred',
} as const;
