import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgendaAnswer, ProfessionalAnswer } from '../../api/schemas';
import { InstantField } from '../actions/instant-field';
import { agendaQuery } from '../http/queries';
import { useBusinessTime } from '../time/business-clock';
import { instantOfField, localDay } from '../time/paris';
import { ProfessionalField } from './professional-field';

/** With whom, of which type and when, as somebody says it. */
export function useAppointmentFields() {
  const [professional, setProfessional] = useState<ProfessionalAnswer | null>(null);
  const [typeId, setTypeId] = useState('');
  const [field, setField] = useState('');
  const types = useTypes(professional);
  return {
    professional,
    setProfessional,
    setTypeId,
    field,
    setField,
    types,
    /** Undefined where no agenda of theirs is kept here, and while it is being read. */
    appointmentTypeId: types?.some(({ id }) => id === typeId) === true ? typeId : types?.[0]?.id,
    startsAt: instantOfField(field),
  };
}

export type AppointmentFieldsState = ReturnType<typeof useAppointmentFields>;

export function AppointmentFields({ fields }: { readonly fields: AppointmentFieldsState }) {
  const { professional, setProfessional, types, appointmentTypeId, setTypeId, field, setField } = fields;
  return (
    <>
      <ProfessionalField label="Avec qui" chosen={professional} onChoose={setProfessional} />
      {types !== null && types.length > 0 && (
        <NativeSelect
          label="Type de RDV"
          data={types.map(({ id, name }) => ({ value: id, label: name }))}
          value={appointmentTypeId ?? ''}
          onChange={(event) => setTypeId(event.currentTarget.value)}
        />
      )}
      <InstantField label="RDV le" value={field} onChange={setField} required />
    </>
  );
}

/**
 * @returns what can be booked with them; nothing where no agenda of theirs is kept here, null while it is being read
 */
function useTypes(professional: ProfessionalAnswer | null): AgendaAnswer['types'] | null {
  const today = localDay(useBusinessTime().nowMs);
  const kept = professional?.hasAgenda === true;
  const { data } = useQuery({
    ...agendaQuery(professional?.professionalId ?? '', today, 1),
    enabled: kept,
  });
  if (!kept) return [];
  return data?.types ?? null;
}
