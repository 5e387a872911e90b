/** The keyboard: letters act unless somebody is writing. */
export type Keys = Record<string, () => void>;

export function onKeys(keys: Keys): void {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || writing(event.target)) return;
    const act = keys[event.ctrlKey ? `Ctrl+${event.key}` : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function writing(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio)$/.test(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName));
}
