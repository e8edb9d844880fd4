export { Chart } from './views/chart.tsx'
