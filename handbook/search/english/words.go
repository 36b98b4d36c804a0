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
	what can i do, what can i do about it, what can i do about this, what can i do about that, what can i do for it, what can we do, what can she do, what can he do,
	what can they do, what should i do, what should i do about it, what should we do, what should she do, what should he do, what do i do, what do i do about it,
	what do i do now, what do we do, what to do, what to do about it, is there anything i can do, anything i can do, anything i can do about it, can i do anything,
	can you help, can you help me, can you help me with that, can somebody help, who can help,
	is that ok, is that okay, is that alright, is this ok, is this okay, is this alright, is that normal, is this normal, is that to be expected, is this to be expected,
	is that bad, is this bad, is that a problem, should i worry, should i be worried, do i need to worry, is that something to worry about, what does that mean,
	i was wondering, i am wondering, im wondering, just wondering, i have a question, i have a question about, i had a question about, got a question, got a question about,
	quick question, question about, calling about, calling because, calling to ask, calling to find out, calling to see, wanted to know, want to know, would like to know, i need to know,
	could you tell me, can you tell me, do you know,
	no other complaints, no other complaint, no other symptoms, no other symptom, no other signs, no other issues, no other problems, no other concerns, no further complaints,
	no additional complaints, otherwise fine, otherwise ok, otherwise okay, otherwise well, otherwise healthy, otherwise normal, otherwise good,
	no hx of this, no hx of that, no history of this, no history of that, no prior hx, no prior history, no hx, no previous history, never had this before, never had that before,
	never happened before, first time this happened, first time this has happened,
	complaints of, complaint of, complains of, complaining of, complaining about, complained of, c o, pt c o, presents with, presenting with, presented with,
	pt states, patient states, caller states, she states, he states, pt reports, patient reports, caller reports, she reports, he reports, pt says, patient says,
	pt endorses, patient endorses, endorses, reports having, states having`

// times are when something happened.
const times = `
	after my infusion, after the infusion, after infusion, after an infusion, after her infusion, after his infusion, after my treatment, after the treatment,
	after my ketamine infusion, after the ketamine infusion, after ketamine infusion, after my last infusion, after the last infusion, after my session, since my infusion,
	since the infusion, since my last infusion, since the last infusion, since infusion, since my treatment, after yesterdays infusion, after todays infusion`

// denied begins a list of what there is not.
const denied = `denies, denied, denying, denies any, negative for, neg for, no hx of, no history of, no prior history of, no evidence of, no sign of, no signs of, no complaints of, without any`
