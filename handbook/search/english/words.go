package english

// fillers carry a sentence and say nothing about its subject.
const fillers = `
	a about actually after all already also always am an and any anybody anyone anything anyway are arent as ask asked asking asks at
	be because been being but by call called caller callers calling calls can cannot cant come comes coming could couldnt
	did didnt do does doesnt doing done dont each either else even ever every everyone everything for from
	get gets getting go goes going gone gonna good got had hadnt has hasnt have havent
	having he hed hello her here hers herself hes hey hi him himself his how hows i id if ill im in into is isnt it its itself ive
	just kind kinda know knows let lets like likes little lot lots made make makes making many may maybe me mean means might more most much must my myself
	need needed needs no nobody nor not now of off oh ok okay on once one ones only or other our out over own
	patient patients person please pt pts put question questions quick quite rather really right
	said same saw say saying says see seem seems shall she shes should shouldnt so some somebody someone something sorry sort sorta still stuff such
	take takes taking tell telling tells than thank thanks that thats the their them then there theres these they theyre thing things think thinks thinking this those though through til till to
	together told too took try trying u up us use used using very wanna want wanted wanting wants was wasnt way we well went were werent weve what whats when where whether which while
	who whos whose why will with without wont wonder wondering would wouldnt yeah yes yet you your youre yours yourself youve
	hope hopes happen happens happened happening supposed able guess tried mom dad mother father son daughter husband wife sister brother aunt uncle grandma grandpa mrs mr ms dr lady guy folks maam hubby
	today tomorrow yesterday alright around soon sooner alot maybe probably exactly gotta hafta yall`

// light are words that say little: questions of every kind have them.
const light = `
	feel feeling feels felt day days week weeks hour hours minute minutes month months year years time times long
	home night morning evening afternoon last next first second two three four five six ten
	start started since before during ago later until keep keeps keeps stay end treatment treatments ketamine infusion infusions session sessions
	bad big small new old better worse whole half life people visit clinic medicine doctor nurse safe normal
	drip iv appointment appointments appt procedure procedures therapy
	help work works working back hard give given gave find found look looking looks turn turned`

// dropped are words that phrases are compared without.
const dropped = `a an the my her his their your our its is was were am are be been being has have had do does did i he she they im hes shes`

// skipped are further words that may occur between the words of a phrase.
const skipped = `
	it this that these those really just very so too kinda sorta kind sort of any some can could will would still all me him them you we quite pretty super also even now`

// remarks are said around a question: by callers, and in a nurse's notes.
const remarks = `
	what can|should|do i|we|she|he|they do, what can|should|do i|we|she|he|they do about|for it|this|that, what do i|we do now, what to do, what to do about it,
	anything i|we can do, anything i can do about it|this|that, is there anything i can do, can i do anything, can you|somebody help, can you help me, can you help me with that, who can help,
	is that|this ok|okay|alright|normal|bad, is that|this a problem, is that|this to be expected, is that something to worry about, what does that mean,
	should i worry, should i be worried, do i need to worry,
	wondering, i have|had|got a question, i have|had|got a question about, question about, quick question, calling about|because, calling to ask|see, calling to find out,
	wanted|want to know, i need to know, would like to know, can|could you tell me, do you know,
	no other|further|additional|new complaints|complaint|symptoms|symptom|signs|issues|problems|concerns, otherwise fine|ok|okay|well|healthy|normal|good,
	no hx|history, no hx|history of this|that, no prior|previous hx|history, never had this|that before, never happened before, first time this happened, first time this has happened,
	complaints|complaint of, complains|complaining|complained of, complaining about, c o, pt c o, presents|presenting|presented with,
	pt|patient|caller|she|he states|reports|says|endorses, endorses, reports|states having`

// times are when something happened.
const times = `
	after|since|following|from my|the|a|an|her|his|their|last|yesterdays|todays ` + anyTreatment + `,
	after|since|following|from my|the|her|his last|first|ketamine ` + anyTreatment + `,
	after|since|following ` + anyTreatment + `, after ketamine infusion,
	x 1|2|3|4|5|6|7|8|9|10|12|14|24|36|48|72 min|mins|minutes|hr|hrs|hour|hours|d|day|days|wk|wks|week|weeks|mo|month|months|yr|yrs|year|years`

// anyTreatment is what callers call a treatment, whatever it is.
const anyTreatment = `infusion|infusions|treatment|treatments|session|sessions|drip|injection|dose|visit|appointment|appt|procedure|therapy`

// denied begins a list of what there is not.
const denied = `denies|denied|denying, denies any, negative|neg for, no hx|history of, no prior history of, no evidence|sign|signs|complaints of, without any`
