import { type ReactNode, useState } from 'react';
import type { Role } from '#domain/operators/role.ts';
import type { ArchiveState } from '#contract/archive.ts';
import { ArchiveContext } from '../../archive-context.ts';
import { type Page, type Route, useRoute } from '../../route.ts';
import { CampaignPage } from '../campaigns/campaign-page.tsx';
import { CampaignsPage } from '../campaigns/campaigns-page.tsx';
import { CheckPage } from '../check/check-page.tsx';
import { CluesPage } from '../clues/clues-page.tsx';
import { EntryPage } from '../entry/entry-page.tsx';
import { DocumentsPage } from '../documents/documents-page.tsx';
import { ExchangePage } from '../exchange/exchange-page.tsx';
import { HomePage } from '../home/home-page.tsx';
import { HouseholdPage } from '../household/household-page.tsx';
import { HouseholdsPage } from '../households/households-page.tsx';
import { LedgerPage } from '../ledger/ledger-page.tsx';
import { PaperPage } from '../paper/paper-page.tsx';
import { ProcedurePage } from '../procedures/procedure-page.tsx';
import { ProceduresPage } from '../procedures/procedures-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { ClosedYearDialog } from '../../ui/closed-year-dialog.tsx';
import { ChangePassphrase, mustChange } from './change-passphrase.tsx';
import { DamageDialog } from './damage-dialog.tsx';
import { isOffered, places, Rail } from './rail.tsx';
import { StatusLine } from './status-line.tsx';
import { TopBar } from './top-bar.tsx';

/** Where a role is not led it does not come by an address either. */
function placeFor({ page }: Route, role: Role): Page {
  const place = places.find((each) => each.page === page);
  return place === undefined || isOffered(place, role) ? page : 'home';
}

function pageOf(route: Route, role: Role): ReactNode {
  switch (placeFor(route, role)) {
    case 'home':
      return <HomePage />;
    case 'households':
      return <HouseholdsPage />;
    case 'household':
      return route.id === undefined ? <HouseholdsPage /> : <HouseholdPage key={route.id} id={route.id} />;
    case 'entry':
      return <EntryPage />;
    case 'procedures':
      return <ProceduresPage />;
    case 'procedure':
      return route.id === undefined ? <ProceduresPage /> : <ProcedurePage key={route.id} id={route.id} />;
    case 'clues':
      return <CluesPage />;
    case 'campaigns':
      return <CampaignsPage />;
    case 'campaign':
      return route.id === undefined ? <CampaignsPage /> : <CampaignPage key={route.id} id={route.id} />;
    case 'issues':
      return <LedgerPage />;
    case 'check':
      return <CheckPage />;
    case 'documents':
      return <DocumentsPage />;
    case 'exchange':
      return <ExchangePage />;
    case 'paper':
      return <PaperPage />;
    case 'settings':
      return <SettingsPage />;
  }
}

/** Rail, top bar, page, status line. The newest year of the archive is shown first. */
export function Frame({ archive }: { archive: ArchiveState }): ReactNode {
  const route = useRoute();
  const [chosen, setYear] = useState<number | null>(null);
  const year =
    chosen ?? (archive.years.length === 0 ? Number(archive.today.slice(0, 4)) : Math.max(...archive.years));
  if (archive.mustChangePassphrase)
    return (
      <ArchiveContext value={{ archive, year, setYear }}>
        <ChangePassphrase must={mustChange(archive.signedInBy)} onClose={() => undefined} />
      </ArchiveContext>
    );
  return (
    <ArchiveContext value={{ archive, year, setYear }}>
      <div className="frame">
        <Rail page={route.page} />
        <TopBar />
        <main className="body">{pageOf(route, archive.operator.role)}</main>
        <StatusLine />
        <ClosedYearDialog />
        <DamageDialog />
      </div>
    </ArchiveContext>
  );
}
