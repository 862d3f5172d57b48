// Makes elements. Texts only ever become text nodes, so nothing that a station sends can become markup.
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter(child => child != null && child !== false).map(child => child instanceof Node ? child : String(child)));
  return element;
}
export const show = (place, ...children) => place.replaceChildren(...children.flat(Infinity).filter(Boolean));
export const badge = (text, kind = '') => h('span', {class: 'badge ' + kind}, text);
export const time = text => text ? new Date(text).toLocaleString([], {dateStyle: 'short', timeStyle: 'medium'}) : '';
export const facts = pairs => h('dl', {}, Object.entries(pairs).filter(([, value]) => value != null && value !== '').map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
export const violations = list => list?.length ? h('ul', {class: 'violations'}, list.map(one => h('li', {}, one.text))) : null;
