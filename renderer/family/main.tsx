import '../host-client/zod-without-code.ts';
import '../styles/page.css';
import '@digdir/designsystemet-css';
import '../styles/family.css';
import { findDeviceVoice } from '../home/device-voice.ts';
import { startPage } from '../host-client/start-page.tsx';
import { Family } from './Family.tsx';

await startPage(<Family voice={findDeviceVoice(window)} />);
