/** What service messages say. */
import { t } from './strings.js';

const SENTENCES = {
  joined: 'joined',
  left: 'left',
  removed: 'removed',
  topic_created: 'topicMade',
  topic_closed: 'topicClosed',
  topic_reopened: 'topicReopened',
  moved: 'moved',
};

/**
 * Say what happened in a group.
 * @param {{service: {kind: string, people: Array<{name: string}>, name: ?string}}} message
 * @returns {string}
 */
export function serviceText({ service }) {
  const names = service.people.map((person) => person.name).join(t('comma'));
  return t(SENTENCES[service.kind] ?? 'serviceOther', { names, name: service.name });
}
