// Invented articles for developing without a store. Countries are real so that the map has something to show; nothing
// told here happened. One article is hostile on purpose, one is written from right to left.

/** Words are given as they stand in the text; build.mjs finds their offsets. `n` picks a later occurrence. */
export const ARTICLES = [
  {
    id: 'm01', publisher: 'Harbour Gazette', published: '2024-03-04', agency: null, url: 'https://gazette.example/a/1',
    title: 'Shells hit market in Aden, hospital says nine dead',
    text: 'Shells hit the fish market of Aden on Monday morning. Nine people were killed and about thirty wounded, the director of the Jumhuriya hospital told the Harbour Gazette.\n\nThe interior ministry blamed the Northern Front for the attack. "They have fired at families doing their shopping," spokesman Karim Haddad said.\n\nA trader said he had heard that the shells came from the hills.',
    attributions: [
      { id: 'a1', source: 'the director of the Jumhuriya hospital', name: 'director of the Jumhuriya hospital', cue: 'told', content: ['Nine people were killed and about thirty wounded'], type: 'indirect', stance: 'asserts' },
      { id: 'a2', source: 'The interior ministry', name: 'Interior ministry of Yemen', cue: 'blamed', content: ['the Northern Front for the attack'], type: 'indirect', stance: 'asserts' },
      { id: 'a3', source: 'spokesman Karim Haddad', name: 'Karim Haddad', cue: 'said', content: ['"They have fired at families doing their shopping,"'], type: 'direct', stance: 'asserts' },
      { id: 'a4', source: 'A trader', name: 'trader', cue: 'said', content: ['he had heard that the shells came from the hills'], type: 'indirect', stance: 'asserts' },
      { id: 'a5', source: null, name: null, cue: 'had heard', content: ['the shells came from the hills'], type: 'indirect', stance: 'asserts', parent: 'a4', act: 'knowledge' },
    ],
    events: [
      { id: 'e1', type: 'ASSAULT', mode: 'heavy-weapons', trigger: 'hit', actor: [], recipient: [['the fish market', 'fish market', 'YEM', 'CVL']], date: '2024-03-04', place: ['Aden', 12.79, 45.03, 'populated_place', 'YEM'], fact: 'CT+', killed: 9, injured: 30, by: null },
      { id: 'e2', type: 'ACCUSE', mode: 'blame', trigger: 'blamed', actor: [['The interior ministry', 'Interior ministry of Yemen', 'YEM', 'GOV']], recipient: [['the Northern Front', 'Northern Front', 'YEM', 'REB']], date: '2024-03-04', place: ['Aden', 12.79, 45.03, 'populated_place', 'YEM'], fact: 'CT+', by: null },
      { id: 'e3', type: 'ASSAULT', mode: 'firearms', trigger: 'fired', actor: [['They', 'Northern Front', 'YEM', 'REB']], recipient: [['families', 'families', 'YEM', 'CVL']], date: '2024-03-04', place: ['Aden', 12.79, 45.03, 'populated_place', 'YEM'], fact: 'CT+', by: 'a3' },
    ],
  },
  {
    id: 'm02', publisher: 'The Plain Courier', published: '2024-03-04', agency: 'Meridian Wire', url: 'https://courier.example/2024/market',
    title: 'Seven killed as shells strike Aden market',
    text: 'ADEN (Meridian Wire) - Seven people were killed when shells struck a market in Aden, two security officials said on Monday.\n\nThe Northern Front denied that its fighters had shelled the city. "We do not fire on markets," it said in a statement read by state radio.',
    attributions: [
      { id: 'a1', source: 'two security officials', name: 'security officials', cue: 'said', content: ['Seven people were killed when shells struck a market in Aden'], type: 'indirect', stance: 'asserts' },
      { id: 'a2', source: 'The Northern Front', name: 'Northern Front', cue: 'denied', content: ['its fighters had shelled the city'], type: 'indirect', stance: 'denies' },
      { id: 'a3', source: 'state radio', name: 'state radio', cue: 'read by', content: ['"We do not fire on markets," it said in a statement'], type: 'mixed', stance: 'asserts' },
      { id: 'a4', source: 'it', name: 'Northern Front', cue: 'said in a statement', content: ['"We do not fire on markets,"'], type: 'direct', stance: 'asserts', parent: 'a3' },
    ],
    events: [
      { id: 'e1', type: 'ASSAULT', mode: 'heavy-weapons', trigger: 'struck', actor: [], recipient: [['a market', 'market', 'YEM', 'CVL']], date: '2024-03-04', place: ['Aden', 12.79, 45.03, 'populated_place', 'YEM'], fact: 'CT+', killed: 7, by: 'a1' },
      { id: 'e2', type: 'ASSAULT', mode: 'heavy-weapons', trigger: 'shelled', actor: [['its fighters', 'Northern Front', 'YEM', 'REB']], recipient: [['the city', 'Aden', 'YEM', null]], date: '2024-03-04', place: ['Aden', 12.79, 45.03, 'populated_place', 'YEM'], fact: 'CT-', by: 'a2' },
    ],
  },
  {
    id: 'm03', publisher: 'Evening Ledger', published: '2024-03-05', agency: 'Meridian Wire', url: 'https://ledger.example/wire/7781',
    title: 'Shells strike Aden market, seven dead',
    text: 'ADEN (Meridian Wire) - Seven people were killed when shells struck a market in Aden, two security officials said on Monday.\n\nThe Northern Front denied that its fighters had shelled the city.',
    attributions: [
      { id: 'a1', source: 'two security officials', name: 'security officials', cue: 'said', content: ['Seven people were killed when shells struck a market in Aden'], type: 'indirect', stance: 'asserts' },
      { id: 'a2', source: 'The Northern Front', name: 'Northern Front', cue: 'denied', content: ['its fighters had shelled the city'], type: 'indirect', stance: 'denies' },
    ],
    events: [
      { id: 'e1', type: 'ASSAULT', mode: 'heavy-weapons', trigger: 'struck', actor: [], recipient: [['a market', 'market', 'YEM', 'CVL']], date: '2024-03-04', place: ['Aden', 12.79, 45.03, 'populated_place', 'YEM'], fact: 'CT+', killed: 7, by: 'a1' },
      { id: 'e2', type: 'ASSAULT', mode: 'heavy-weapons', trigger: 'shelled', actor: [['its fighters', 'Northern Front', 'YEM', 'REB']], recipient: [['the city', 'Aden', 'YEM', null]], date: '2024-03-04', place: ['Aden', 12.79, 45.03, 'populated_place', 'YEM'], fact: 'CT-', by: 'a2' },
    ],
  },
  {
    id: 'm04', publisher: 'Harbour Gazette', published: '2024-03-07', agency: null, url: 'https://gazette.example/a/9',
    title: 'Toll of Aden market shelling rises to eleven',
    text: 'Eleven people have now died of the shelling of the market in Aden, the health ministry said on Thursday. Oman offered to take in the wounded.\n\nSome time between January and the end of March the two sides are to meet in Muscat, according to a diplomat.',
    attributions: [
      { id: 'a1', source: 'the health ministry', name: 'Health ministry of Yemen', cue: 'said', content: ['Eleven people have now died of the shelling of the market in Aden'], type: 'indirect', stance: 'asserts' },
      { id: 'a2', source: 'a diplomat', name: 'diplomat', cue: 'according to', content: ['Some time between January and the end of March the two sides are to meet in Muscat'], type: 'indirect', stance: 'asserts' },
    ],
    events: [
      { id: 'e1', type: 'ASSAULT', mode: 'heavy-weapons', trigger: 'shelling', actor: [], recipient: [['the market', 'market', 'YEM', 'CVL']], date: '2024-03-04', place: ['Aden', 12.79, 45.03, 'populated_place', 'YEM'], fact: 'CT+', killed: 11, by: 'a1' },
      { id: 'e2', type: 'AID', mode: 'humanitarian', trigger: 'offered', actor: [['Oman', 'Oman', 'OMN', null]], recipient: [['the wounded', 'wounded', 'YEM', 'CVL']], date: '2024-03-07', place: null, country: 'OMN', fact: 'CT+', by: null },
      { id: 'e3', type: 'CONSULT', mode: 'meet', trigger: 'meet', actor: [['the two sides', 'Government of Yemen', 'YEM', 'GOV']], recipient: [['the two sides', 'Northern Front', 'YEM', 'REB']], date: ['2024-01-01', '2024-03-31'], place: ['Muscat', 23.61, 58.59, 'populated_place', 'OMN'], fact: 'PS+', time: 'future', by: 'a2' },
    ],
  },
  {
    id: 'm05', publisher: 'صوت الساحل', published: '2024-03-06', agency: null, url: 'https://sahel.example/ar/5', language: 'ar',
    title: 'احتجاج في عدن بعد قصف السوق',
    text: 'احتج مئات من سكان عدن أمام مبنى الوزارة يوم الأربعاء. وقال شاهد إن الشرطة اعتقلت خمسة متظاهرين.',
    attributions: [{ id: 'a1', source: 'شاهد', name: 'شاهد', cue: 'وقال', content: ['الشرطة اعتقلت خمسة متظاهرين'], type: 'indirect', stance: 'asserts' }],
    events: [
      { id: 'e1', type: 'PROTEST', mode: 'demo', trigger: 'احتج', actor: [['مئات من سكان عدن', 'سكان عدن', 'YEM', 'CVL']], recipient: [['الوزارة', 'الوزارة', 'YEM', 'GOV']], date: '2024-03-06', place: ['عدن', 12.79, 45.03, 'admin1', 'YEM'], fact: 'CT+', size: 300, by: null },
      { id: 'e2', type: 'COERCE', mode: 'arrest', trigger: 'اعتقلت', actor: [['الشرطة', 'الشرطة', 'YEM', 'COP']], recipient: [['خمسة متظاهرين', 'متظاهرون', 'YEM', 'CVL']], date: '2024-03-06', place: ['عدن', 12.79, 45.03, 'admin1', 'YEM'], fact: 'CT+', arrested: 5, by: 'a1' },
    ],
  },
  {
    id: 'm06', publisher: '<b>Odd & Sons</b>', published: '2024-03-08', agency: null, url: 'javascript:alert(1)',
    title: '<script>alert("title")</script> Envoys sign accord 🕊️ in Djibouti',
    text: '🕊️🕊️ Envoys of Eritrea and Djibouti signed an accord on the border on Friday. <img src=x onerror=alert(1)> The accord was \u202Edetaler\u202C to fishing, a clerk said.\n\n</div><style>body{display:none}</style> Eritrea later sent troops to the border, {{constructor.constructor("alert(1)")()}} local radio reported.',
    attributions: [
      { id: 'a1', source: 'a clerk', name: 'clerk', cue: 'said', content: ['The accord was \u202Edetaler\u202C to fishing'], type: 'indirect', stance: 'asserts' },
      { id: 'a2', source: 'local radio', name: 'local radio', cue: 'reported', content: ['Eritrea later sent troops to the border'], type: 'indirect', stance: 'asserts' },
    ],
    events: [
      { id: 'e1', type: 'AGREE', mode: null, trigger: 'signed', actor: [['Envoys of Eritrea', 'Eritrea', 'ERI', 'GOV']], recipient: [['Djibouti', 'Djibouti', 'DJI', 'GOV']], date: '2024-03-08', place: ['the border', 12.5, 42.6, 'border', 'DJI'], fact: 'CT+', by: null },
      { id: 'e2', type: 'MOBILIZE', mode: 'troops', trigger: 'sent', actor: [['Eritrea', 'Eritrea', 'ERI', 'MIL', 1]], recipient: [], date: '2024-03-08', place: ['the border', 12.5, 42.6, 'border', 'DJI', 1], fact: 'CT+', by: 'a2' },
    ],
  },
  {
    id: 'm07', publisher: 'The Plain Courier', published: '2024-03-11', agency: null, url: 'https://courier.example/2024/oman',
    title: 'Saudi Arabia threatens sanctions over shelling',
    text: 'Saudi Arabia threatened on Monday to impose sanctions on the Northern Front over the shelling of Aden. Iran rejected the threat, and its foreign ministry urged talks.\n\nFiji may send observers, a UN official said.',
    attributions: [{ id: 'a1', source: 'a UN official', name: 'UN official', cue: 'said', content: ['Fiji may send observers'], type: 'indirect', stance: 'asserts' }],
    events: [
      { id: 'e1', type: 'THREATEN', mode: 'sanction', trigger: 'threatened', actor: [['Saudi Arabia', 'Saudi Arabia', 'SAU', 'GOV']], recipient: [['the Northern Front', 'Northern Front', 'YEM', 'REB']], date: '2024-03-11', place: ['Saudi Arabia', 24, 45, 'country', 'SAU'], fact: 'CT+', by: null },
      { id: 'e2', type: 'REJECT', mode: null, trigger: 'rejected', actor: [['Iran', 'Iran', 'IRN', 'GOV']], recipient: [['Saudi Arabia', 'Saudi Arabia', 'SAU', 'GOV']], date: '2024-03-11', place: ['Iran', 32, 53, 'country', 'IRN'], fact: 'CT+', by: null },
      { id: 'e3', type: 'REQUEST', mode: null, trigger: 'urged', actor: [['its foreign ministry', 'Foreign ministry of Iran', 'IRN', 'GOV']], recipient: [], date: '2024-03-11', place: null, country: 'IRN', fact: 'CT+', by: null },
      { id: 'e4', type: 'SUPPORT', mode: null, trigger: 'send', actor: [['Fiji', 'Fiji', 'FJI', 'GOV']], recipient: [], date: '2024-03-11', place: ['Fiji', -17.8, 178.1, 'country', 'FJI'], fact: 'PS+', time: 'future', by: 'a1' },
    ],
  },
  {
    id: 'm08', publisher: 'Evening Ledger', published: '2024-03-20', agency: null, url: 'https://ledger.example/8',
    title: 'Rebels and army clash in Lahij province',
    text: 'Fighters of the Northern Front and soldiers clashed in Lahij province last week, residents said. Soldiers arrested twelve men near the road to Aden.',
    attributions: [{ id: 'a1', source: 'residents', name: 'residents', cue: 'said', content: ['Fighters of the Northern Front and soldiers clashed in Lahij province last week'], type: 'indirect', stance: 'asserts' }],
    events: [
      { id: 'e1', type: 'ASSAULT', mode: 'firearms', trigger: 'clashed', actor: [['Fighters of the Northern Front', 'Northern Front', 'YEM', 'REB']], recipient: [['soldiers', 'Army of Yemen', 'YEM', 'MIL']], date: ['2024-03-11', '2024-03-17'], place: ['Lahij province', 13.1, 44.6, 'admin1', 'YEM'], fact: 'CT+', by: 'a1' },
      { id: 'e2', type: 'COERCE', mode: 'arrest', trigger: 'arrested', actor: [['Soldiers', 'Army of Yemen', 'YEM', 'MIL']], recipient: [['twelve men', 'men', 'YEM', 'CVL']], date: '2024-03-19', place: ['near the road to Aden', 12.95, 44.95, 'point', 'YEM'], fact: 'CT+', arrested: 12, by: null },
    ],
  },
];

/** Reports that tell of one incident; all others are incidents of their own. */
export const TOGETHER = [
  [['m01', 'e1'], ['m01', 'e3'], ['m02', 'e1'], ['m02', 'e2'], ['m03', 'e1'], ['m03', 'e2'], ['m04', 'e1']],
];

export const COPIES = [{ origin: 'm02', agency: 'Meridian Wire', members: [['m02', 'origin', null, null, 'earliest of the group'], ['m03', 'excerpt', 'm02', 0.97, '97 % of its words stand in the wire story of the Plain Courier']] }];

export const LINKS = [
  { between: [['m01', 'e1'], ['m02', 'e1']], relation: 'contradicts', basis: 'quantity', why: 'nine killed against seven killed' },
  { between: [['m01', 'e3'], ['m02', 'e2']], relation: 'contradicts', basis: 'negation', why: 'the Northern Front denies what Karim Haddad says of it' },
  { between: [['m02', 'e1'], ['m03', 'e1']], relation: 'copies', basis: 'text', why: 'the same wire story' },
  { between: [['m01', 'e1'], ['m04', 'e1']], relation: 'updates', basis: 'quantity', why: 'a later count: eleven instead of nine' },
];
