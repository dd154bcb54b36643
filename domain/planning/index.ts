export { planFollowUp, type PlanRequest } from './plan-follow-up';
export { announcesDeath, situationOf, vigilanceOf } from './situation';
