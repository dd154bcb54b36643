import type { CommuneDirectory } from './commune-directory';
import type { Discharge } from './discharge';
import { fault, faultWhen, type Fault } from './fault';
import type { Address } from './patient';

export function placeFaults({ patient }: Discharge, communes: CommuneDirectory): Fault[] {
  const { address, currentAddress } = patient;
  return [
    ...faultWhen(
      address === undefined && currentAddress === undefined,
      'address-missing',
      '/patient/address',
    ),
    ...communeFaults(address, '/patient/address', communes),
    ...communeFaults(currentAddress, '/patient/currentAddress', communes),
  ];
}

function communeFaults(address: Address | undefined, pointer: string, communes: CommuneDirectory): Fault[] {
  if (address === undefined) return [];
  const { inseeCode, postalCode, city } = address;
  if (inseeCode !== undefined && !communes.has(inseeCode)) {
    return [fault('unknown-commune', `${pointer}/inseeCode`)];
  }
  if (postalCode === undefined) return [];
  const matched = city !== undefined && communes.matches(postalCode, city);
  if (matched) return [];
  if (communes.byPostalCode(postalCode).length === 0) {
    return [fault('unknown-commune', `${pointer}/postalCode`)];
  }
  return city === undefined ? [] : [fault('commune-mismatch', `${pointer}/city`)];
}
