/** Records that last from–to or happen on a day: benefits, money received, appraisals, certificates, plans, visits, officers. */
export const recordChannels = {};
