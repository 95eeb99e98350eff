import '../host-client/zod-without-code.ts';
import '../styles/page.css';
import '@digdir/designsystemet-css';
import '../styles/stage.css';
import '../styles/interpreter.css';
import { startPage } from '../host-client/start-page.tsx';
import { Interpreter } from './Interpreter.tsx';

await startPage(<Interpreter />);
