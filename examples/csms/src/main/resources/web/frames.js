import {h, show, badge, violations} from './dom.js';
import {get, of} from './api.js';

const pretty = text => { try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; } };

export default async function page(place, station) {
  const only = h('input', {type: 'checkbox', id: 'broken', onchange: () => draw()});
  const list = h('div', {class: 'card', id: 'frames'});
  show(place, h('h2', {}, 'Frames of ' + station.identity), h('div', {class: 'row'}, h('label', {}, only, 'only with violations')), list);
  const open = new Set();
  let drawing = false;
  async function draw() {
    if (drawing) return;
    drawing = true;
    try {
      const all = (await get(of(station.identity) + '/frames?limit=100')).filter(f => !only.checked || f.violations.length || f.errorCode);
      show(list, all.length ? all.map(frame => {
        const key = frame.time + frame.direction + frame.messageId;
        const broken = frame.violations.length || frame.errorCode;
        return h('details', {class: 'frame' + (broken ? ' broken' : ''), open: open.has(key), ontoggle: event => event.target.open ? open.add(key) : open.delete(key)},
          h('summary', {}, h('span', {class: 'soft'}, new Date(frame.time).toLocaleTimeString()), frame.direction === 'in' ? '→ CSMS' : '← CSMS', h('b', {}, frame.action ?? frame.type ?? 'unreadable'), badge(frame.errorCode ?? frame.type ?? 'no frame', broken ? 'bad' : '')),
          violations(frame.violations), frame.errorDescription ? h('p', {class: 'bad'}, frame.errorDescription) : null, h('pre', {}, pretty(frame.text)));
      }) : h('p', {class: 'soft'}, 'There is none.'));
    } finally { drawing = false; }
  }
  await draw();
  return change => change.type === 'frame' && change.identity === station.identity && draw();
}
