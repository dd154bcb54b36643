import { findChromium } from '../support/browser-program';

describe('the browser of the tests', () => {
  const installed = (path: string) => path === '/usr/bin/chromium-browser';

  test('when nobody names one, then the first of the usual places that has one is taken', () => {
    expect(findChromium(undefined, installed)).toBe('/usr/bin/chromium-browser');
    expect(findChromium('', installed)).toBe('/usr/bin/chromium-browser');
  });

  test('when one is named, then it is that one', () => {
    expect(findChromium('/opt/chrome', (path) => path === '/opt/chrome')).toBe('/opt/chrome');
  });

  test('when one is named that does not exist, then it says so, and does not take another', () => {
    expect(() => findChromium('/opt/chrone', installed)).toThrow('/opt/chrone');
  });

  test('when there is none, then there is none', () => {
    expect(findChromium(undefined, () => false)).toBeNull();
  });
});
