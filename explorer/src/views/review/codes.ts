// The closed lists of PLOVER 2.0 (data/codebook), for recoding: types, and the modes of each.

export interface EventType {
  type: string;
  label: string;
  modes: { mode: string; label: string }[];
}

export const EVENT_TYPES: readonly EventType[] = [
  {
    type: 'AGREE',
    label: 'agree, offer, promise to cooperate (future)',
    modes: [],
  },
  {
    type: 'CONSULT',
    label: 'meeting, visit, consultation',
    modes: [
      { mode: 'visit', label: 'actor visits, recipient hosts' },
      { mode: 'third-party', label: 'hosted by a third party' },
      { mode: 'multilateral', label: 'multilateral meeting' },
      { mode: 'phone', label: 'remote consultation' },
    ],
  },
  {
    type: 'SUPPORT',
    label: 'diplomatic (non-material) cooperation, endorsement',
    modes: [],
  },
  {
    type: 'CONCEDE',
    label: 'verbal concession',
    modes: [],
  },
  {
    type: 'COOPERATE',
    label: 'mutual material cooperation',
    modes: [],
  },
  {
    type: 'AID',
    label: 'one-way material aid',
    modes: [],
  },
  {
    type: 'RETREAT',
    label: 'material concession, release, withdrawal',
    modes: [
      { mode: 'withdraw', label: 'withdraw forces, leave territory' },
      { mode: 'release', label: 'release captives' },
      { mode: 'disarm', label: 'disarm, give up weapons' },
      { mode: 'ceasefire', label: 'ceasefire' },
      { mode: 'access', label: 'allow third-party access' },
      { mode: 'resign', label: 'official resignation' },
    ],
  },
  {
    type: 'REQUEST',
    label: 'verbal demand or appeal',
    modes: [
      { mode: 'assist', label: 'exchange, relations or assistance' },
      { mode: 'change', label: 'policy, government or institutional change' },
      { mode: 'yield', label: 'release, end sanctions, ceasefire' },
      { mode: 'meet', label: 'meetings and negotiations' },
    ],
  },
  {
    type: 'ACCUSE',
    label: 'disapprove, investigate, accuse',
    modes: [
      { mode: 'disapprove', label: 'disapproval, condemnation, complaint' },
      { mode: 'investigate', label: 'investigation of any kind' },
      { mode: 'allege', label: 'accuse, sue, indict, charge' },
    ],
  },
  {
    type: 'REJECT',
    label: 'refusal, rejection',
    modes: [
      { mode: 'assist', label: 'exchange, relations or assistance' },
      { mode: 'change', label: 'policy, government or institutional change' },
      { mode: 'yield', label: 'release, end sanctions, ceasefire' },
      { mode: 'meet', label: 'meetings and negotiations' },
    ],
  },
  {
    type: 'THREATEN',
    label: 'threat, coercive warning',
    modes: [
      { mode: 'restrict', label: 'restrict movement, goods or political activity' },
      { mode: 'arrest', label: 'arrest, detain, imprison' },
      { mode: 'relations', label: 'suspend relations or talks' },
      { mode: 'expel', label: 'expel diplomats, peacekeepers, NGOs' },
      { mode: 'territory', label: 'seize or occupy territory' },
      { mode: 'violence', label: 'threaten violence' },
    ],
  },
  {
    type: 'PROTEST',
    label: 'physical civilian protest',
    modes: [
      { mode: 'demo', label: 'organized, largely peaceful demonstration' },
      { mode: 'riot', label: 'violent riot' },
      { mode: 'strike', label: 'labour or union strike' },
      { mode: 'hunger', label: 'hunger strike' },
      { mode: 'boycott', label: 'boycott' },
      { mode: 'obstruct', label: 'obstruct passage' },
      { mode: 'vandalize', label: 'symbolic damage to property' },
    ],
  },
  {
    type: 'SANCTION',
    label: 'reduce or end relations',
    modes: [
      { mode: 'convict', label: 'court conviction' },
      { mode: 'expel', label: 'expel from group, organization or country' },
      { mode: 'withdraw', label: 'withdraw oneself or non-military resources' },
      { mode: 'discontinue', label: 'curtail or end exchanges' },
    ],
  },
  {
    type: 'MOBILIZE',
    label: 'military/police posture short of force',
    modes: [
      { mode: 'troops', label: 'armed personnel' },
      { mode: 'weapons', label: 'weapons readiness' },
      { mode: 'police', label: 'police readiness' },
      { mode: 'militia', label: 'non-state armed entity' },
    ],
  },
  {
    type: 'COERCE',
    label: 'repression short of physical violence',
    modes: [
      { mode: 'seize', label: 'search, raid, confiscate' },
      { mode: 'restrict', label: 'restrict political freedoms or movement' },
      { mode: 'censor', label: 'censor or restrict information' },
      { mode: 'curfew', label: 'curfew' },
      { mode: 'martial-law', label: 'emergency rule' },
      { mode: 'arrest', label: 'arrest, detain' },
      { mode: 'deport', label: 'expel or deport individuals' },
      { mode: 'withhold', label: 'withhold public goods or services' },
      { mode: 'misinformation', label: 'manipulation, misinformation' },
      { mode: 'cyber', label: 'cyber attack or crime' },
    ],
  },
  {
    type: 'ASSAULT',
    label: 'use of physical force',
    modes: [
      { mode: 'abduct', label: 'abduct, hijack' },
      { mode: 'beat', label: 'physical beating' },
      { mode: 'torture', label: 'torture' },
      { mode: 'sexual', label: 'sexual violence' },
      { mode: 'targeted', label: 'targeted killing, assassination, execution' },
      { mode: 'destroy', label: 'intentional destruction of property' },
      { mode: 'primitive', label: 'fire, edged weapons, stones, tools' },
      { mode: 'firearms', label: 'small arms' },
      { mode: 'explosives', label: 'mines, IEDs, car bombs' },
      { mode: 'suicide-attack', label: 'suicide attack' },
      { mode: 'aerial', label: 'manned aircraft' },
      { mode: 'drone', label: 'unmanned aircraft' },
      { mode: 'heavy-weapons', label: 'artillery, rockets, armour' },
      { mode: 'crowd-control', label: 'less-lethal crowd control' },
      { mode: 'unconventional', label: 'CBRN weapons' },
    ],
  },
];
