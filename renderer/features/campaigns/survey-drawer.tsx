import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import type { CampaignHousehold } from '#contract/campaign.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import type { Campaign } from './campaign-words.ts';
import { SurveyForm } from './survey-form.tsx';

interface SurveyDrawerProps {
  readonly campaign: Campaign;
  readonly household: CampaignHousehold;
  readonly hasNext: boolean;
  readonly onNext: () => void;
  readonly onClose: () => void;
}

const titleOf = ({ village, group, headName, householdNo }: CampaignHousehold): string =>
  [village, group, headName, householdNo].filter((part) => part !== null).join(' ');

/** One household's survey, then the next one's: the drawer stays, its content changes. */
export function SurveyDrawer({ campaign, household, ...rest }: SurveyDrawerProps): ReactNode {
  const answer = useAnswer('campaign.household', {
    ...{ id: campaign.id, householdId: household.id },
    ...(campaign.phase === null ? {} : { phase: campaign.phase }),
  });
  return (
    <Drawer
      open
      size={720}
      mask={false}
      autoFocus={false}
      title={titleOf(household)}
      classNames={{ body: 'survey' }}
      onClose={rest.onClose}
      extra={
        <button type="button" className="link" onClick={() => go({ page: 'household', id: household.id })}>
          打开户档案
        </button>
      }
    >
      {answer.data === undefined ? (
        answer.isError ? (
          <ErrorNote error={answer.error} />
        ) : (
          <Busy />
        )
      ) : (
        <SurveyForm key={household.id} campaign={campaign} found={answer.data} {...rest} />
      )}
    </Drawer>
  );
}
