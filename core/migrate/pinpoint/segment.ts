import type { Condition } from '../../condition/condition.ts';
import type { Segment } from '../../segment/segment.ts';
import type { Leave } from '../left-out.ts';
import { dimensionsSaid, join, not, type Said, said, unsaid } from './dimensions.ts';
import type { AllNames } from './names.ts';
import type { PinpointSegment, SegmentGroup } from './shapes.ts';

/** ALL, ANY or NONE of the parts. */
const some = (how: string | null | undefined, parts: readonly Said[]): Said => {
  if (how === 'ANY') return join('or', parts);
  return how === 'NONE' ? not(join('or', parts)) : join('and', parts);
};

export const inSegment = ({ segments }: AllNames, theirId: string): Said => {
  const id = segments.of(theirId);
  return id === undefined
    ? unsaid(`segment ${theirId}`, 'that segment is not made here')
    : said({ inSegment: id } as Condition);
};

const groupSaid = (names: AllNames, group: SegmentGroup): Said => {
  const sources = (group.SourceSegments ?? []).map(({ Id }) => inSegment(names, Id));
  const dimensions = (group.Dimensions ?? []).map(dimensionsSaid);
  return join('and', [
    ...(sources.length > 0 ? [some(group.SourceType, sources)] : []),
    ...(dimensions.length > 0 ? [some(group.Type, dimensions)] : []),
  ]);
};

const conditionSaid = (names: AllNames, { Dimensions, SegmentGroups }: PinpointSegment): Said => {
  const groups = SegmentGroups?.Groups ?? [];
  if (groups.length > 0)
    return some(
      SegmentGroups?.Include ?? 'ANY',
      groups.map((group) => groupSaid(names, group)),
    );
  return Dimensions
    ? dimensionsSaid(Dimensions)
    : unsaid('nothing', 'it asks for nothing, and would hold for everybody');
};

/**
 * The segment as a document. One that asks for something that cannot be asked here is not made at all: without that part more
 * people would be in it.
 */
export const segmentOf = (theirs: PinpointSegment, names: AllNames, leave: Leave): Segment | undefined => {
  const at = `segment ${theirs.Name ?? theirs.Id}`;
  const id = names.segments.give(theirs.Id, theirs.Name ?? theirs.Id);
  const name = (theirs.Name ?? theirs.Id).slice(0, 200);
  if (theirs.SegmentType === 'IMPORT') {
    const where = theirs.ImportDefinition?.S3Url;
    leave(
      at,
      `its members${where ? `, in ${where}` : ''}`,
      'an imported list: bring its people, then put them on the list',
    );
    return { id, name, list: true };
  }
  const whole = conditionSaid(names, theirs);
  if (whole.kind === 'said') return { id, name, condition: whole.condition };
  leave(at, whole.what, `${whole.why}; the segment is not made`);
  return undefined;
};
