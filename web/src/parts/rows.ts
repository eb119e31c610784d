import type { KeyboardEvent } from 'react';

/** Props of a table row that opens something: Enter opens, arrow keys move between rows. */
export function openableRow(open: () => void) {
  return {
    tabIndex: 0,
    onClick: open,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.target !== event.currentTarget) return;
      if (event.key === 'Enter') open();
      const next = {
        ArrowDown: event.currentTarget.nextElementSibling,
        ArrowUp: event.currentTarget.previousElementSibling,
      }[event.key];
      if (next instanceof HTMLElement) {
        event.preventDefault();
        next.focus();
      }
    },
  };
}
