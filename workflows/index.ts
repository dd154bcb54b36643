/** Every workflow of the worker; the one barrel that the bundler reads. */
export { dischargeFollowUp } from './discharge-follow-up';
