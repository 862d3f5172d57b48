import {h, show, badge, time, facts} from './dom.js';
import {get, of} from './api.js';
import {chart} from './chart.js';

const signs = {'Power.Active.Import': 1, 'Power.Active.Export': -1};
const registers = {'Energy.Active.Import.Register': 1, 'Energy.Active.Export.Register': -1};

function base(sample) {
  const unit = sample.unitOfMeasure ?? {};
  return sample.value * 10 ** (unit.multiplier ?? 0) * (unit.unit?.startsWith('k') ? 1000 : 1);
}
// The total if the station sends one, else the sum of the phases, at each time.
function totals(events, measurand) {
  const whole = new Map(), phases = new Map();
  for (const value of events.flatMap(event => event.meterValue ?? [])) {
    for (const sample of value.sampledValue) {
      if ((sample.measurand ?? 'Energy.Active.Import.Register') !== measurand || (sample.location ?? 'Outlet') !== 'Outlet') continue;
      const at = Date.parse(value.timestamp) / 1000;
      if (sample.phase) phases.set(at, (phases.get(at) ?? 0) + base(sample));
      else whole.set(at, base(sample));
    }
  }
  return new Map([...phases, ...whole]);
}
// Measured power or, if there is none, the mean power between readings of the energy registers.
export function power(events) {
  const points = new Map();
  const add = (at, watts) => points.set(at, (points.get(at) ?? 0) + watts);
  for (const [measurand, sign] of Object.entries(signs)) totals(events, measurand).forEach((watts, at) => add(at, sign * watts));
  if (!points.size) for (const [measurand, sign] of Object.entries(registers)) {
    const readings = [...totals(events, measurand)].sort((a, b) => a[0] - b[0]);
    readings.slice(1).forEach(([at, wattHours], i) => add(at, sign * (wattHours - readings[i][1]) * 3600 / (at - readings[i][0])));
  }
  return [...points].sort((a, b) => a[0] - b[0]);
}

export default async function page(place, station) {
  let chosen = null;
  const list = h('div', {class: 'card'}), detail = h('div');
  show(place, h('h2', {}, 'Transactions of ' + station.identity), list, detail);
  async function draw() {
    const all = (await get(of(station.identity) + '/transactions')).reverse();
    chosen ??= all[0]?.transactionId;
    show(list, all.length ? h('table', {}, h('thead', {}, h('tr', {}, ['Transaction', 'EVSE', 'Token', 'Start', 'State', 'Energy'].map(name => h('th', {class: ['EVSE', 'Token'].includes(name) ? 'wideonly' : ''}, name)))),
      h('tbody', {}, all.map(t => h('tr', {class: 'pickable', tabindex: 0, onclick: () => { chosen = t.transactionId; draw(); }},
        h('td', {}, t.transactionId, ' ', t.missingSeqNos.length ? badge('missing ' + t.missingSeqNos.join(', '), 'bad') : null), h('td', {class: 'wideonly'}, t.evseId ?? ''), h('td', {class: 'wideonly'}, t.idToken ?? ''), h('td', {}, time(t.startedAt)),
        h('td', {}, t.endedAt ? badge('ended ' + (t.stoppedReason ?? '')) : badge(t.chargingState ?? 'running', 'good')), h('td', {}, t.energyWh == null ? '' : (t.energyWh / 1000).toFixed(2) + ' kWh'))))) : 'There is none yet.');
    if (chosen) await drawOne();
  }
  async function drawOne() {
    const t = await get(of(station.identity) + '/transactions/' + encodeURIComponent(chosen));
    const points = power(t.events);
    const cost = t.cost?.totalCost;
    show(detail, h('div', {class: 'card'}, h('h3', {}, 'Power of ' + t.transactionId),
      points.length ? chart([{label: 'Power', color: '#0b6e4f', points}]) : h('p', {class: 'soft'}, 'No meter values yet.'),
      facts({Start: time(t.startedAt), End: time(t.endedAt), Mode: t.operationMode, Tariff: t.tariffId, Cost: cost && `${cost.total.inclTax ?? cost.total.exclTax ?? ''} ${cost.currency}`}),
      (t.costProblems ?? []).map(text => h('p', {class: 'bad'}, text))),
    h('div', {class: 'card'}, h('h3', {}, `Events (${t.events.length})`), h('table', {}, h('tbody', {}, t.events.map(e => h('tr', {}, h('td', {}, e.seqNo), h('td', {}, e.eventType), h('td', {}, e.triggerReason), h('td', {}, time(e.timestamp)), h('td', {class: 'wideonly'}, e.offline ? 'offline' : '')))))));
  }
  await draw();
  return change => change.type === 'station' && change.identity === station.identity && draw();
}
