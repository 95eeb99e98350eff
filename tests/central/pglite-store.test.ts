import { describeCentralStore } from '../contract-suites/central-store-suite.ts';
import { openTryoutStore } from './tryout-store.ts';

describeCentralStore('PGlite over HTTP', () => openTryoutStore());
