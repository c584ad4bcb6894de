import { z } from 'zod';
import { accessChannels } from './access.ts';
import { archiveChannels, townshipChannels } from './archive.ts';
import { backupChannels } from './backup.ts';
import { calendarChannels } from './calendar.ts';
import { cameraChannels } from './camera.ts';
import { campaignChannels } from './campaign.ts';
import { changeChannels } from './change.ts';
import { channel } from './channel.ts';
import { checkChannels } from './check.ts';
import { operatorChannels } from './operator.ts';
import { ownRuleChannels } from './own-rule.ts';
import { sampleChannels } from './sample.ts';
import { scanChannels } from './scan.ts';
import { receivedChannels } from './received.ts';
import { clueChannels } from './clue.ts';
import { comparisonChannels } from './comparison.ts';
import { documentChannels } from './document.ts';
import { filingChannels } from './filing.ts';
import { fontChannels } from './font.ts';
import { exportChannels } from './export.ts';
import { recoveryChannels } from './recovery.ts';
import { reconcileChannels } from './reconcile.ts';
import { templateChannels } from './template.ts';
import { intakeChannels } from './intake.ts';
import { householdChannels } from './household.ts';
import { importChannels } from './import.ts';
import { procedureChannels } from './procedure.ts';
import { recordChannels } from './record.ts';
import { attachmentChannels } from './attachment.ts';
import { keepingChannels } from './keeping.ts';
import { villageRegisterChannels } from './village-register.ts';
import { statementChannels } from './statement.ts';
import { spellChannels } from './spell.ts';
import { regroupChannels } from './regroup.ts';
import { duplicateChannels } from './duplicate.ts';
import { timeChannels } from './time.ts';
import { bulkChannels } from './bulk.ts';
import { listChannels } from './list.ts';
import { packChannels } from './pack.ts';
import { paperChannels } from './paper.ts';
import { customFieldChannels } from './custom-field.ts';
import { draftChannels } from './draft.ts';
import { issueChannels } from './issue.ts';
import { scoringChannels } from './scoring.ts';
import { objectionChannels } from './objection.ts';
import { radarChannels, suspicionChannels } from './suspicion.ts';

/** The closed list of everything that a window or a terminal can ask for. */
export const channels = {
  'contract.list': channel({
    title: '全部接口',
    scope: 'window',
    may: 'enter',
    input: z.strictObject({}),
    output: z.strictObject({
      channels: z.array(
        z.strictObject({
          name: z.string(),
          title: z.string(),
          scope: z.string(),
          input: z.unknown(),
          output: z.unknown(),
        }),
      ),
    }),
  }),
  ...archiveChannels,
  ...backupChannels,
  ...recoveryChannels,
  ...operatorChannels,
  ...townshipChannels,
  ...accessChannels,
  ...householdChannels,
  ...changeChannels,
  ...importChannels,
  ...checkChannels,
  ...ownRuleChannels,
  ...sampleChannels,
  ...receivedChannels,
  ...procedureChannels,
  ...scoringChannels,
  ...documentChannels,
  ...fontChannels,
  ...exportChannels,
  ...recordChannels,
  ...attachmentChannels,
  ...intakeChannels,
  ...scanChannels,
  ...cameraChannels,
  ...keepingChannels,
  ...villageRegisterChannels,
  ...statementChannels,
  ...spellChannels,
  ...regroupChannels,
  ...duplicateChannels,
  ...timeChannels,
  ...bulkChannels,
  ...listChannels,
  ...packChannels,
  ...paperChannels,
  ...customFieldChannels,
  ...draftChannels,
  ...templateChannels,
  ...comparisonChannels,
  ...campaignChannels,
  ...clueChannels,
  ...reconcileChannels,
  ...calendarChannels,
  ...issueChannels,
  ...objectionChannels,
  ...suspicionChannels,
  ...radarChannels,
  ...filingChannels,
};

export type ChannelName = keyof typeof channels;
type Scoped<S> = { [N in ChannelName]: (typeof channels)[N]['scope'] extends S ? N : never }[ChannelName];
export type ShellChannel = Scoped<'shell'>;
export type BackendChannel = Scoped<'window' | 'internal'>;
/** What the window may call. */
export type WindowChannel = Scoped<'window' | 'shell'>;

/** What a caller sends (defaults not yet filled in). */
export type Request<N extends ChannelName> = z.input<(typeof channels)[N]['input']>;
/** What a handler receives (parsed). */
export type Input<N extends ChannelName> = z.output<(typeof channels)[N]['input']>;
export type Output<N extends ChannelName> = z.output<(typeof channels)[N]['output']>;

export const isChannelName = (name: string): name is ChannelName => Object.hasOwn(channels, name);
