import process from 'node:process';
import { findCommand } from './commands/command-list.ts';

/** Door 3: the command line. A command is loaded when it is called, and by nothing else. */
const [name = 'help', ...rest] = process.argv.slice(2);
const command = await findCommand(name === '--help' || name === '-h' ? 'help' : name);
process.exitCode = await command(rest, { stdout: process.stdout, stderr: process.stderr });
