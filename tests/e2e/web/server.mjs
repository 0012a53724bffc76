// `peil serve` on a free port.

import { spawn } from 'node:child_process';

export async function serve(program, site) {
  const server = spawn(program, ['serve', '--port', '0', site], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.on('exit', () => server.kill());
  const address = await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (data) => {
      said += data;
      const found = /http:\/\/[0-9.:]+\//.exec(said);
      if (found) resolve(found[0]);
    });
    server.on('error', reject);
    server.on('exit', (code) =>
      reject(new Error(`${program} serve ended with ${code}; it said: ${said}`)),
    );
  });
  return { address, stop: () => server.kill() };
}
