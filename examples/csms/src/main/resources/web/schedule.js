import {h, show} from './dom.js';
import {get, call, of} from './api.js';
import {chart} from './chart.js';

const wanted = {limit: '#0b6e4f', dischargeLimit: '#b3261e', setpoint: '#2962a8'};

export function lines(periods, start, end) {
  return Object.entries(wanted).filter(([name]) => periods.some(p => p[name] != null)).map(([name, color]) => ({
    label: name, color, stepped: true, points: [...periods.map(p => [start + p.startPeriod, p[name] ?? null]), [end, periods.at(-1)[name] ?? null]],
  }));
}

export default async function page(place, station) {
  const evse = h('input', {type: 'number', min: 0, value: 1, id: 'evse'});
  const hours = h('input', {type: 'number', min: 1, max: 168, value: 8, id: 'hours'});
  const unit = h('select', {id: 'unit'}, h('option', {}, 'W'), h('option', {}, 'A'));
  const result = h('div');
  async function ask() {
    show(result, h('p', {class: 'soft'}, 'Asking the station.'));
    const outcome = await call(station.identity, 'GetCompositeSchedule', {duration: hours.value * 3600, evseId: +evse.value, chargingRateUnit: unit.value});
    const schedule = outcome.response?.schedule;
    if (!schedule) return show(result, h('pre', {class: 'bad'}, JSON.stringify(outcome, null, 2)));
    const start = Date.parse(schedule.scheduleStart) / 1000;
    show(result, chart(lines(schedule.chargingSchedulePeriod, start, start + schedule.duration), {unit: schedule.chargingRateUnit}));
  }
  const profiles = await get(of(station.identity) + '/profiles');
  show(place, h('h2', {}, 'Composite schedule of ' + station.identity),
    h('div', {class: 'card'}, h('div', {class: 'row'}, h('label', {}, 'EVSE', evse), h('label', {}, 'Hours', hours), h('label', {}, 'Unit', unit), h('button', {class: 'main', id: 'ask', onclick: ask}, 'Ask the station')), result),
    h('div', {class: 'card'}, h('h3', {}, 'Known charging profiles'), profiles.length ? profiles.map(p => h('details', {}, h('summary', {}, `${p.profile.id}: ${p.profile.chargingProfilePurpose}, EVSE ${p.evseId}, level ${p.profile.stackLevel}`), h('pre', {}, JSON.stringify(p.profile, null, 2)))) : h('p', {class: 'soft'}, 'None.')));
  if (station.connected) ask();
}
