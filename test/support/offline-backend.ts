// The real backend process, in which nobody may ask the network.
import './refuse-network.ts';
import '#backend/process.ts';
