import { Fieldset, NativeSelect, Stack, TextInput } from '@mantine/core';
import { InstantField } from '../actions/instant-field';
import { DISCHARGE_MODES, SEXES } from '../words/people';
import type { Words } from '../words/wording';
import type { DischargeDraft } from './discharge-draft';

interface FieldsProps {
  readonly draft: DischargeDraft;
  readonly set: (change: Partial<DischargeDraft>) => void;
}

interface FieldProps extends FieldsProps {
  readonly name: Exclude<keyof DischargeDraft, 'preparation'>;
  readonly label: string;
  readonly type?: 'text' | 'tel' | 'date';
  readonly description?: string;
  readonly required?: boolean;
}

function Field({ draft, set, name, label, type = 'text', description, required = false }: FieldProps) {
  return (
    <TextInput
      label={label}
      type={type}
      description={description}
      required={required}
      autoComplete="off"
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
}

function CodeField({
  draft,
  set,
  name,
  label,
  words,
  unsaid,
}: FieldProps & { readonly words: Words; readonly unsaid: string }) {
  return (
    <NativeSelect
      label={label}
      data={[
        { value: '', label: unsaid },
        ...Object.entries(words).map(([value, said]) => ({ value, label: said })),
      ]}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
}

export function RequiredFields(props: FieldsProps) {
  const { draft, set } = props;
  return (
    <>
      <Field {...props} name="birthName" label="Nom de naissance" required />
      <Field {...props} name="visitNumber" label="Numéro de séjour" required />
      <InstantField
        label="Sortie le"
        value={draft.dischargedAt}
        onChange={(dischargedAt) => set({ dischargedAt })}
        required
      />
      <Field {...props} name="finess" label="Établissement (FINESS)" description="Neuf caractères" required />
    </>
  );
}

export function OptionalFields(props: FieldsProps) {
  const { draft, set } = props;
  return (
    <Stack>
      <Fieldset legend="Le patient">
        <Stack gap="sm">
          <Field {...props} name="phone" label="Téléphone" type="tel" />
          <Field {...props} name="firstGivenName" label="Premier prénom" />
          <Field {...props} name="birthDate" label="Date de naissance" type="date" />
          <CodeField {...props} name="sex" label="Sexe" words={SEXES} unsaid="Non précisé" />
          <Field {...props} name="addressLine" label="Adresse" />
          <Field {...props} name="postalCode" label="Code postal" />
          <Field {...props} name="city" label="Commune" />
        </Stack>
      </Fieldset>
      <Fieldset legend="Le séjour">
        <Stack gap="sm">
          <Field {...props} name="wardName" label="Service" />
          <InstantField
            label="Entrée le"
            value={draft.admittedAt}
            onChange={(admittedAt) => set({ admittedAt })}
          />
          <CodeField
            {...props}
            name="dischargeMode"
            label="Destination"
            words={DISCHARGE_MODES}
            unsaid="Retour à domicile"
          />
        </Stack>
      </Fieldset>
      <Fieldset legend="Le médecin traitant">
        <Stack gap="sm">
          <Field {...props} name="gpName" label="Nom" />
          <Field {...props} name="gpRpps" label="RPPS" description="Onze chiffres" />
          <Field {...props} name="gpPhone" label="Téléphone du cabinet" type="tel" />
        </Stack>
      </Fieldset>
    </Stack>
  );
}
