package english

import "clinichandbook/handbook/search/language"

// aspects are what callers ask about any treatment.
func aspects() []language.Aspect {
	return []language.Aspect{
		{
			Name:  "cost",
			Asked: "how much is, how much are, how much does, how much do, how much would, how much for, cost, price, expensive, cheap, afford, fee, charge, pay, self pay, out of pocket, package, discount, financing",
			Told:  "dollar, price, cost, fee, self pay, copay, card, payment, money",
		},
		{
			Name:  "insurance",
			Asked: "insurance, covered, cover, coverage, medicare, medicaid, my plan, prior authorization, preauthorization, approved by, copay, deductible",
			Told:  "insurance, coverage, covered, cover, medicare, medicaid, the plan, most plans, your plan, prior authorization, not pay",
		},
		{
			Name:  "duration",
			Asked: "how long, how much time, take long, long does, all day, how many hours, how many minutes, be there, be done, time off",
			Told:  "minute, hour, takes about, plan for, whole day, the visit takes, lasts",
		},
		{
			Name:  "frequency",
			Asked: "how often, how many, how frequent, every day, every week, times a week, schedule, again, repeat, number of",
			Told:  "weekly, daily, once a, twice a, times a, every, a week, a month, a year, repeated, course of, sessions, treatments, apart",
		},
		{
			Name:  language.SideEffects,
			Asked: "side effect, reaction, hurt, painful, pain, sore, soreness, bruise, bruising, swelling, swollen, normal to, is it normal, after effects, feel sick, made me, makes me, gave me, give me, bad for",
			Told:  "side effect, hurt, sore, soreness, bruise, ache, common, mild, may feel, can happen, may have, wears off, passes, pressure, tingling, redness, swelling, rare",
		},
		{
			Name:  "before",
			Asked: "before, prepare, get ready, ready for, eat, drink, fast, fasting, wear, bring, blood thinner, stop taking, night before, shave, makeup",
			Told:  "before, ready, getting ready, do not eat, may eat, eat, fasting, wear, bring, night before, days ahead, blood thinner, arrive, preparing",
		},
		{
			Name:  "after",
			Asked: "after, afterwards, afterward, aftercare, recovery, recover, shower, bath, swim, exercise, work out, gym, lie down, rest",
			Told:  "after, afterwards, aftercare, next day, rest, rest of the day, shower, bath, exercise, recovery, go home",
		},
		{
			Name:  "driving",
			Asked: "drive, driving, driver, ride, a ride, drive myself, take me home, pick me up, uber, come alone, escort, somebody with me, someone with me, anybody with me, anyone with me, come with me, chaperone, companion",
			Told:  "drive, driver, driving, drive yourself, ride, escort, drive you home, come with you, comes with you, companion",
		},
		{
			Name:  "work",
			Asked: "back to work, go to work, miss work, work after, work the next day, school, off work, desk job",
			Told:  "back to work, go to work, return to work, work the next day, school, off work, normal day",
		},
		{
			Name:  "results",
			Asked: "kick in, does it work, work for, how well, effective, help with, helps, results, start working, take to work, feel better, last, relief, success, worth it",
			Told:  "relief, starts to work, start to work, starts after, works, last, results, feel better, improve, response, helps",
		},
		{
			Name:  "safety",
			Asked: "safe, safety, dangerous, risk, risky, allowed, pregnant, can i have, can i get, still get, still have, pacemaker, allergic, allergy, too old, who can, qualify, candidate, eligible",
			Told:  "safe, risk, not for, should not, cannot have, pregnant, pacemaker, allergic, doctors okay, doctors ok, tell us, rare, not a good fit, failure, qualify",
		},
		{
			Name:  "appointment",
			Asked: "which days, what days, when do you, book, schedule, sign up, first visit, referral, get started, who does, where is, see someone",
			Told:  "monday, tuesday, wednesday, thursday, friday, weekday, first visit, referral, new patient, schedule, appointment, see you first, sees you first",
		},
	}
}
