import '../host-client/zod-without-code.ts';
import '../styles/page.css';
import '@digdir/designsystemet-css';
import '../styles/console.css';
import { startPage } from '../host-client/start-page.tsx';
import { Administrator } from './Administrator.tsx';

await startPage(<Administrator />);
