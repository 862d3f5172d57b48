import {h, show} from './dom.js';
import {get} from './api.js';
import stations from './stations.js';
import transactions from './transactions.js';
import schedule from './schedule.js';
import frames from './frames.js';
import send from './send.js';
import v2x from './v2x.js';

const pages = {stations, transactions, schedule, frames, send, v2x};
const titles = {stations: 'Stations', transactions: 'Transactions', schedule: 'Schedule', frames: 'Frames', send: 'Send', v2x: 'V2X'};
const place = document.getElementById('page');
const picker = document.getElementById('station');
const live = document.getElementById('live');
let known = [];
let refresh = () => {};

function route() {
  const [page, identity] = location.hash.slice(1).split('/');
  return {page: pages[page] ? page : 'stations', identity: identity ? decodeURIComponent(identity) : picker.value};
}
export const go = (page, identity) => { location.hash = page + '/' + encodeURIComponent(identity); };

async function open() {
  const {page, identity} = route();
  if (identity && picker.value !== identity) picker.value = identity;
  show(document.getElementById('nav'), Object.keys(pages).map(name => h('a', {href: '#' + name + (identity ? '/' + encodeURIComponent(identity) : ''), class: name === page ? 'on' : ''}, titles[name])));
  refresh = () => {};
  try {
    const station = known.find(one => one.identity === identity);
    if (page !== 'stations' && !station) show(place, h('div', {class: 'card'}, 'No station yet: let one connect to this CSMS.'));
    else refresh = await pages[page](place, station, {go}) ?? refresh;
  } catch (problem) {
    show(place, h('div', {class: 'card bad'}, problem.message));
  }
}

async function load() {
  known = await get('stations');
  const before = picker.value;
  show(picker, known.map(one => h('option', {value: one.identity}, one.identity + (one.connected ? '' : ' (offline)'))));
  if (known.some(one => one.identity === before)) picker.value = before;
}

picker.addEventListener('change', () => go(route().page, picker.value));
addEventListener('hashchange', open);
const events = new EventSource('/api/events');
events.onopen = () => { live.textContent = 'live'; live.className = 'badge good'; };
events.onerror = () => { live.textContent = 'no connection'; live.className = 'badge bad'; };
let reload = null;
events.onmessage = message => {
  const change = JSON.parse(message.data);
  if (change.type === 'station') reload ??= setTimeout(async () => {
    reload = null;
    const first = !known.length;
    await load();
    if (first) open();
    else refresh(change);
  }, 200);
  else refresh(change);
};
await load();
open();
