import uPlot from '/uplot/uPlot.esm.js';
import {h} from './dom.js';

// A chart over time. Lines: [{label, color, stepped, points: [[seconds, value], ...]}]; a stepped line holds a value until the next.
export function chart(lines, {unit = 'W'} = {}) {
  const place = h('div', {class: 'chart'});
  const times = [...new Set(lines.flatMap(line => line.points.map(point => point[0])))].sort((a, b) => a - b);
  const columns = lines.map(line => {
    const values = new Map(line.points);
    let last = null;
    return times.map(time => last = values.has(time) ? values.get(time) : line.stepped ? last : null);
  });
  const options = () => ({
    width: Math.max(260, place.clientWidth), height: 260,
    series: [{label: 'Time'}, ...lines.map(line => ({label: `${line.label} (${unit})`, stroke: line.color, width: 2, spanGaps: true, paths: line.stepped ? uPlot.paths.stepped({align: 1}) : undefined, value: (u, v) => v == null ? '' : v.toLocaleString()}))],
    axes: [{}, {size: 66, values: (u, ticks) => ticks.map(tick => tick.toLocaleString())}],
    scales: {y: {range: (u, low, high) => [Math.min(0, low ?? 0), Math.max(1, high ?? 0) * 1.05]}},
  });
  requestAnimationFrame(() => {
    const plot = new uPlot(options(), [times, ...columns], place);
    new ResizeObserver(() => place.clientWidth && plot.setSize({width: Math.max(260, place.clientWidth), height: 260})).observe(place);
  });
  return place;
}
