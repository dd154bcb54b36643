/**
 * FullCalendar writes its rules into a style element of its own while it is loaded. Among them is a font of icons as a
 * `data:` address, which the content security policy refuses: no icon of it is drawn here, so it is left out.
 */
export function prepareCalendarStyles(): void {
  if (document.querySelector('style[data-fullcalendar]') !== null) return;
  const element = document.createElement('style');
  element.setAttribute('data-fullcalendar', '');
  // First, so that what is said of it elsewhere counts.
  document.head.prepend(element);
  const { sheet } = element;
  if (sheet === null) return;
  const insertRule = sheet.insertRule.bind(sheet);
  // Rules are counted by whoever writes them: another one stands in the place of the font.
  sheet.insertRule = (rule, place) => insertRule(rule.startsWith('@font-face') ? '.fc-icon {}' : rule, place);
}
