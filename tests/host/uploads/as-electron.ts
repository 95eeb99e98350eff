/** Loaded before the process that opens documents: it looks like one of Electron's to whoever asks. */
import process from 'node:process';

Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '45.4.1' } });
Object.defineProperty(process, 'type', { value: 'utility' });
