import { useParams } from '@tanstack/react-router';
import { AgendaScreen } from './agenda-screen';

/** The agenda that the address names. */
export function OneAgenda() {
  const { professionalId } = useParams({ from: '/agendas/$professionalId' });
  return <AgendaScreen key={professionalId} professionalId={professionalId} />;
}
