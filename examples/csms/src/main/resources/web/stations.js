import {h, show, badge, time, facts} from './dom.js';
import {get} from './api.js';

const kind = status => status === 'Available' ? 'good' : status === 'Faulted' ? 'bad' : '';

export default async function page(place, station, {go}) {
  async function draw() {
    const all = await get('stations');
    show(place, h('h2', {}, `Stations (${all.filter(one => one.connected).length} of ${all.length} connected)`),
      h('div', {class: 'grid'}, all.map(one => h('div', {class: 'card'},
        h('h3', {}, one.identity, ' ', badge(one.connected ? 'connected' : 'offline', one.connected ? 'good' : 'bad')),
        facts({OCPP: one.version, Model: [one.vendor, one.model].filter(Boolean).join(' '), Serial: one.serialNumber, Firmware: one.firmwareVersion, Booted: time(one.bootedAt), Seen: time(one.lastSeen)}),
        h('div', {class: 'row'}, one.connectors.map(c => badge(`${c.evseId}.${c.connectorId} ${c.connectorStatus}`, kind(c.connectorStatus)))),
        one.activeTransactions.map(t => h('div', {}, 'Charging: ', h('code', {}, t.transactionId), ' ', t.chargingState ?? '')),
        h('div', {class: 'row'}, ['transactions', 'frames', 'send'].map(name => h('button', {class: 'small', onclick: () => go(name, one.identity)}, name)))))),
      all.length ? null : h('div', {class: 'card soft'}, 'Nobody has connected yet.'));
  }
  await draw();
  return change => change.type === 'station' && draw();
}
