export { isValidIns, nirKey } from './ins';
export { passesLuhn } from './luhn';
export { isFictionalMobile, parsePhone, type ParsedPhone } from './phone';
export { isValidAdeli, isValidFiness, isValidRpps } from './professionals';
