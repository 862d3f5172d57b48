import {h, show, badge, violations} from './dom.js';
import {get, call, of} from './api.js';
import {chart} from './chart.js';
import {power} from './transactions.js';

const PROFILE = 2001; // the id of the dynamic profile that this page works with

export default async function page(place, station) {
  if (station.version !== '2.1') return show(place, h('div', {class: 'card'}, 'Discharging needs OCPP 2.1; this station speaks ' + station.version + '.'));
  const running = station.activeTransactions;
  const transaction = h('select', {id: 'transaction'}, running.map(t => h('option', {value: t.transactionId}, `${t.transactionId} (EVSE ${t.evseId ?? '?'})`)));
  const limit = h('input', {type: 'number', id: 'limit', min: 0, step: 100, value: 11000, onchange: () => bounds()});
  const back = h('input', {type: 'number', id: 'back', max: 0, step: 100, value: -11000, onchange: () => bounds()});
  const slider = h('input', {type: 'range', id: 'setpoint', min: -11000, max: 11000, step: 100, value: 0, 'aria-label': 'Setpoint in W', oninput: () => label(), onchange: () => update()});
  const value = h('div', {class: 'setpoint'}), result = h('div', {id: 'result'}), graph = h('div');
  const sent = [];
  const label = () => { value.textContent = `${Number(slider.value).toLocaleString()} W ` + (slider.value < 0 ? 'back to the grid' : slider.value > 0 ? 'charging' : ''); };
  function bounds() { slider.min = back.value; slider.max = limit.value; label(); }
  function tell(outcome) {
    const status = outcome.response?.status;
    show(result, badge(status ?? outcome.outcome ?? 'error', status === 'Accepted' ? 'good' : 'bad'), violations(outcome.violations), status ? null : h('pre', {}, JSON.stringify(outcome, null, 2)));
    if (status === 'Accepted') sent.push([Date.now() / 1000, +slider.value]);
    draw();
  }
  async function install() {
    const t = running.find(one => one.transactionId === transaction.value);
    tell(await call(station.identity, 'SetChargingProfile', {evseId: t.evseId ?? 1, chargingProfile: {id: PROFILE, stackLevel: 5, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Dynamic', transactionId: t.transactionId,
      chargingSchedule: [{id: PROFILE, chargingRateUnit: 'W', chargingSchedulePeriod: [{startPeriod: 0, operationMode: 'CentralSetpoint', limit: +limit.value, dischargeLimit: +back.value, setpoint: +slider.value}]}]}}));
  }
  async function update() {
    tell(await call(station.identity, 'UpdateDynamicSchedule', {chargingProfileId: PROFILE, scheduleUpdate: {limit: +limit.value, dischargeLimit: +back.value, setpoint: +slider.value}}));
  }
  async function draw() {
    if (!transaction.value) return;
    const t = await get(of(station.identity) + '/transactions/' + encodeURIComponent(transaction.value));
    const lines = [{label: 'Power', color: '#0b6e4f', points: power(t.events)}, {label: 'Setpoint', color: '#2962a8', stepped: true, points: sent}].filter(line => line.points.length);
    show(graph, lines.length ? chart(lines) : h('p', {class: 'soft'}, 'No meter values yet.'));
  }
  label();
  show(place, h('h2', {}, 'V2X at ' + station.identity), h('div', {class: 'card'},
    running.length ? null : h('p', {class: 'soft'}, 'A setpoint needs a transaction, and none runs.'),
    h('div', {class: 'row'}, h('label', {}, 'Transaction', transaction), h('label', {}, 'Limit (W)', limit), h('label', {}, 'Discharge limit (W)', back)),
    value, slider, h('div', {class: 'row'}, h('button', {class: 'main', id: 'install', disabled: !running.length, onclick: install}, 'Send profile (SetChargingProfile)'), h('button', {id: 'update', disabled: !running.length, onclick: update}, 'Send setpoint (UpdateDynamicSchedule)')), result), h('div', {class: 'card'}, graph));
  await draw();
  return change => change.type === 'station' && change.identity === station.identity && draw();
}
