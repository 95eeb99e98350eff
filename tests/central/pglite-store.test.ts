import { describeCentralStore } from '../contract-suites/central-store-suite.ts';
import { openPgliteStore } from './tryout-store.ts';

describeCentralStore('PGlite over HTTP', () => openPgliteStore());
