import type { ClosingPreview, Owner } from '../../api/schemas';

type LeftOpenItem = ClosingPreview['leftOpen'][number];
type Keeper = ClosingPreview['keepers'][number];

/** Keys of keepers by key of what they keep; what is not there stays with whoever has it. */
export type ChosenKeepers = Readonly<Record<string, string>>;

/** Tells items left open apart. */
export function itemKeyOf({ kind, subject }: Pick<LeftOpenItem, 'kind' | 'subject'>): string {
  return `${kind}/${subject}`;
}

export function keeperKeyOf({ by, professionalId }: Pick<Keeper, 'by' | 'professionalId'>): string {
  return professionalId === null ? by : `${by}/${professionalId}`;
}

/** Of whom one says that something is kept as it is: a queue of ours needs no keeper named `service` beside it. */
export function keepersToChoose(keepers: readonly Keeper[], owner: Pick<Owner, 'kind'>): readonly Keeper[] {
  return owner.kind === 'queue' ? keepers.filter(({ by }) => by !== 'service') : keepers;
}

/**
 * What is sent to close.
 *
 * @param preview of the chosen reason: only what it names is sent, so that a choice made for another reason is left out
 */
export function closingBody(
  { reason, leftOpen, keepers, generalPractitionerByTelephone }: ClosingPreview,
  chosen: ChosenKeepers,
  gpTold: boolean,
): object {
  const keptBy = leftOpen.flatMap((item) => {
    const keeper = keepers.find((one) => keeperKeyOf(one) === chosen[itemKeyOf(item)]);
    if (keeper === undefined) return [];
    const { by, professionalId } = keeper;
    return [
      { kind: item.kind, subject: item.subject, by, ...(professionalId === null ? {} : { professionalId }) },
    ];
  });
  return {
    reason,
    ...(keptBy.length === 0 ? {} : { keptBy }),
    ...(generalPractitionerByTelephone && gpTold ? { gpTold: true } : {}),
  };
}
