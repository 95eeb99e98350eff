import '../host-client/zod-without-code.ts';
import '../styles/page.css';
import '../styles/stage.css';
import { startPage } from '../host-client/start-page.tsx';
import { BigScreen } from './BigScreen.tsx';

await startPage(<BigScreen />);
