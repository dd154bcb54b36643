import type { Locator, Page } from 'playwright-core';
import type { Way } from './browser-patients';

/** One person at one page. Both kinds find things by role and accessible name, as a person reads them. */
export interface Hands {
  readonly way: Way;
  /** How many actions were done so far, as docs/first-day.md counts them: the focus may move for nothing. */
  actions(): number;
  /** A button or a link. */
  press(target: Locator): Promise<void>;
  /** A radio button. */
  choose(target: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** To a screen, from any other. */
  goTo(room: string): Promise<void>;
  /** Something that has a key; by mouse it is pressed. */
  key(key: string, target: Locator): Promise<void>;
  /** The same on a row of a list, along which J moves. */
  onRow(row: Locator, key: string, target: Locator): Promise<void>;
  /** Sends the form in which one just wrote; `button` is what the mouse presses. */
  send(button: Locator): Promise<void>;
}

/** Everything these can do is one action, but going to another screen by keyboard: Ctrl + K, a word, Enter. */
const COSTS = { press: 1, choose: 1, write: 1, goTo: 1, key: 1, onRow: 1, send: 1 } as const;
const COSTS_BY_KEYBOARD = { ...COSTS, goTo: 3 } as const;

type Doing = Omit<Hands, 'way' | 'actions'>;

export function handsOf(way: Way, page: Page): Hands {
  let count = 0;
  const costs = way === 'mouse' ? COSTS : COSTS_BY_KEYBOARD;
  const doing = way === 'mouse' ? mouse(page) : keyboard(page);
  const counted =
    <Asked extends readonly unknown[]>(cost: number, act: (...asked: Asked) => Promise<void>) =>
    (...asked: Asked): Promise<void> => {
      count += cost;
      return act(...asked);
    };
  return {
    way,
    actions: () => count,
    press: counted(costs.press, doing.press),
    choose: counted(costs.choose, doing.choose),
    write: counted(costs.write, doing.write),
    goTo: counted(costs.goTo, doing.goTo),
    key: counted(costs.key, doing.key),
    onRow: counted(costs.onRow, doing.onRow),
    send: counted(costs.send, doing.send),
  };
}

const MOST_ACTIONS = 2;

/**
 * From something seen to having it done: `work` begins where it is seen, and ends once the server has said yes.
 *
 * @throws Error when that took more than two actions
 */
export async function inTwoActions(hands: Hands, work: () => Promise<void>): Promise<void> {
  const before = hands.actions();
  await work();
  const taken = hands.actions() - before;
  if (taken < 1 || taken > MOST_ACTIONS) throw new Error(`This took ${taken} actions.`);
}

function mouse(page: Page): Doing {
  return {
    press: (target) => target.click(),
    choose: async (target) => page.locator(`label[for="${await target.getAttribute('id')}"]`).click(),
    write: (field, text) => field.fill(text),
    goTo: async (room) => {
      await page
        .getByRole('navigation', { name: 'Écrans' })
        .getByRole('link', { name: room, exact: true })
        .click();
      await arrivedAt(page, room);
    },
    key: (_key, target) => target.click(),
    onRow: (_row, _key, target) => target.click(),
    send: (button) => button.click(),
  };
}

/** Nothing but keys: the focus is looked at, never moved by the test. */
function keyboard(page: Page): Doing {
  const press = (key: string) => page.keyboard.press(key);
  return {
    press: async (target) => {
      await tabTo(page, target);
      await press('Enter');
    },
    choose: (target) => chooseByKeys(page, target),
    write: async (field, text) => {
      await tabTo(page, field);
      await press('Control+A');
      await page.keyboard.type(text);
    },
    goTo: async (room) => {
      await press('Control+K');
      await awaitFocus(page, page.getByRole('combobox', { name: 'Écran, action ou patient' }));
      await page.keyboard.type(room);
      await page.getByRole('option', { name: room, exact: true, selected: true }).waitFor();
      await press('Enter');
      await arrivedAt(page, room);
    },
    key: async (key, target) => {
      // A person presses the key of what they see.
      await target.waitFor();
      await press(key);
    },
    onRow: async (row, key) => {
      await row.waitFor();
      await toRow(page, row);
      await press(key);
    },
    send: () => press('Enter'),
  };
}

async function arrivedAt(page: Page, room: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: room, exact: true }).waitFor();
}

/** More than any screen has. */
const MOST_STEPS = 400;

/** Presses a key until something holds. @throws Error when it never does */
async function steps(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Pressing ${key} never gets there; the focus is on ${await focusWords(page)}.`);
}

/** More than any list of these tests has. */
const MOST_ROWS = 120;

/** Down the list, and up again where the row was put further up meanwhile: the list is live. */
async function toRow(page: Page, row: Locator): Promise<void> {
  for (let step = 0; step < MOST_ROWS; step += 1) {
    if (await holdsFocus(row)) return;
    await page.keyboard.press('J');
  }
  await steps(page, 'K', () => holdsFocus(row));
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  await steps(page, 'Tab', () => hasFocus(target));
}

/** Tab into the group, then the arrows to the one that is meant. */
async function chooseByKeys(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  const name = await target.getAttribute('name');
  await steps(page, 'Tab', () =>
    page.evaluate((group) => document.activeElement?.getAttribute('name') === group, name),
  );
  await steps(page, 'ArrowDown', () => hasFocus(target));
  if (!(await target.isChecked())) await page.keyboard.press('Space');
}

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

function holdsFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.contains(document.activeElement));
}

/** Waits until the product has given the focus to something. */
export async function awaitFocus(page: Page, target: Locator): Promise<void> {
  const element = await target.elementHandle();
  await page.waitForFunction((wanted) => wanted === document.activeElement, element);
}

/**
 * Whoever works by keyboard goes on from where they were, or from where the product leads: never from the top of the
 * page, where the focus falls when what had it is gone.
 */
export async function awaitPlace(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement !== document.body);
}

function focusWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    const words = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    return `${activeElement?.tagName.toLowerCase() ?? 'nothing'} « ${words.slice(0, 80)} »`;
  });
}
