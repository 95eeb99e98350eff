import '../host-client/zod-without-code.ts';
import '../styles/page.css';
import '@digdir/designsystemet-css';
import '../styles/console.css';
import '../styles/editor.css';
import '../styles/people.css';
import '../styles/hints.css';
import '../styles/papers.css';
import { startPage } from '../host-client/start-page.tsx';
import { Minutes } from './Minutes.tsx';

await startPage(<Minutes />);
