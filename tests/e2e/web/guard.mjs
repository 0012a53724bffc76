// Watches a browser profile during a test for what must never happen: errors on the console or in a
// script, violations of the content security policy, requests to anywhere else.

import assert from 'node:assert/strict';

export class Guard {
  #faults = [];
  #allow;

  constructor(context, address, allow) {
    this.#allow = allow;
    const { origin } = new URL(address);
    context.on('console', (message) => {
      if (message.type() === 'error') this.#note(`console: ${message.text()}`);
    });
    context.on('weberror', (error) =>
      this.#note(`script: ${error.error().stack ?? error.error()}`),
    );
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) {
        this.#note(`request to ${url.href}`);
      }
    });
    context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  }

  #note(fault) {
    if (!this.#allow.some((pattern) => pattern.test(fault))) this.#faults.push(fault);
  }

  seen() {
    return this.#faults;
  }

  check() {
    assert.deepEqual(this.#faults, []);
  }
}
