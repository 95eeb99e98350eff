import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Nothing of the project needs the package; where somebody has put it for trying, the real thing is tested. */
const folder = path.join(tmpdir(), 'stafettrom-onnxruntime');

export const runtimeModules = path.join(folder, 'node_modules');
export const hasRuntime = existsSync(path.join(runtimeModules, 'onnxruntime-node'));
export const withoutRuntime = `not here; npm install --ignore-scripts --prefix ${folder} onnxruntime-node@1.30.0`;
