() => {
  // What keeps a person from reading or using this page; a list of sentences, empty where all is well.
  const faults = [];
  const seen = (one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(one).visibility !== "hidden";
  };
  const all = (selector) => Array.from(document.querySelectorAll(selector)).filter(seen);

  for (const field of all("input:not([type=hidden]), select, textarea"))
    if (!field.labels?.length && !field.getAttribute("aria-label")) faults.push(`no label: ${field.outerHTML.slice(0, 120)}`);
  for (const button of all("button, a, summary"))
    if (!button.textContent.trim() && !button.getAttribute("aria-label") && button.getAttribute("aria-hidden") !== "true")
      faults.push(`no name: ${button.outerHTML.slice(0, 120)}`);
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page is wider than its window");

  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const light = (colour) => {
    const [red, green, blue] = colour.map((part) => (part / 255 <= 0.03928 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const chain = (one) => (one ? [one, ...chain(one.parentElement)] : []);
  const ground = (one) => {
    const grounds = chain(one).map((each) => numbers(getComputedStyle(each).backgroundColor));
    return (grounds.find((colour) => colour.length < 4 || colour[3] > 0.9) ?? [255, 255, 255]).slice(0, 3);
  };
  const contrast = (one) => {
    const behind = ground(one);
    const opacity = chain(one).reduce((product, each) => product * Number(getComputedStyle(each).opacity), 1);
    const ink = numbers(getComputedStyle(one).color).slice(0, 3).map((part, n) => part * opacity + behind[n] * (1 - opacity));
    const [darker, lighter] = [light(ink), light(behind)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode.textContent.trim();
    const inside = words.currentNode.parentElement;
    if (!text || inside.closest("script, noscript, style, :disabled") || !seen(inside)) continue;
    const ratio = contrast(inside);
    if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)}: ${inside.className} “${text.slice(0, 30)}”`);
  }
  return [...new Set(faults)];
}
