import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { listenToProgress } from './jobs.ts';
import './style/base.css';
import './style/frame.css';
import './style/table.css';
import './style/form.css';
import './style/cells.css';
import './style/household.css';
import './style/households.css';
import './style/paper.css';
import './style/documents.css';
import './style/on-file.css';
import './style/filing.css';
import './style/procedure.css';
import './style/objections.css';
import './style/scores.css';
import './style/adjustment-tabs.css';
import './style/clues.css';
import './style/campaigns.css';
import './style/ledger.css';
import './style/curve.css';
import './style/check.css';
import './style/suspicions.css';
import './style/sampling.css';
import './style/home.css';
import './style/records.css';
import './style/time.css';
import './style/income.css';
import './style/pack.css';
import './style/own-rules.css';
import './style/regroup.css';
import './style/template.css';
import './style/import.css';
import './style/export.css';
import './style/exchange-work.css';
import './style/safety.css';
import './style/inbox.css';

listenToProgress();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
