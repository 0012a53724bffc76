// The list of tests, filled by the journeys.

export const tests = [];

// `body` gets { page, context, browser, address, output, picture }. Options: `allow`, patterns of
// console errors that the test is about; `alone`, while no other test runs; `paint`, every frame is
// painted and not only what pictures are taken of; everything else goes to the browser profile
// (locale, viewport, deviceScaleFactor).
export function test(name, options, body) {
  tests.push(
    typeof options === 'function' ? { name, options: {}, body: options } : { name, options, body },
  );
}
