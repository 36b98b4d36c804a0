package english

import "clinichandbook/handbook/search/language"

// business is what every clinic's callers ask about its own business.
func business() []language.Topic {
	return []language.Topic{
		{
			Names: "parking, park, valet",
			Words: `somewhere to park, put my car, pull in, parking lot, parking garage, parking fee, parking ticket, validate, street parking, drop off, drop someone off,
				dropping off, pick up area, curbside, curb, loading zone, wait in the car, wait with the car, waits in the car, handicapped spot, handicap spot,
				handicapped parking, accessible parking, placard, motorcycle parking, meter`,
		},
		{
			Names: "directions, address, location, find us, getting here",
			Words: `how do i get there, get there, get to you, get to your office, find you, find your office, find the place, find the office, where are you,
				where is the office, which building, your building, which floor, what floor, elevator, suite, which door, entrance, exit, which exit, highway, freeway,
				cross street, landmark, gps, google maps, by bus, bus stop, bus line, by train, train station, subway, zip code, driving directions`,
		},
		{
			Names: "hours, opening hours, office hours, opening times",
			Words: `open, are you open, when do you open, when do you close, what time do you open, what time do you close, close, closed, closing time, how late,
				how early, lunch, over lunch, saturday, sunday, weekend, weekends, evenings, holiday, holidays, snow day, new years, christmas, thanksgiving,
				labor day, memorial day, fourth of july, still open, open now`,
		},
		{
			Names: "cancel, canceling, cancellation, reschedule, rescheduling, missed appointments, no show, late arrivals",
			Words: `cant make it, cannot make it, wont make it, not going to make it, make it in, cant come, cant come in, call off, push back, come another day, to another day, for another day, need another day, want another day, pick another day, different day,
				another time, different time, later time, earlier time, change the time, change the date, change my appointment, move my appointment,
				switch my appointment, rebook, postpone, forgot my appointment, forgot about my appointment, missed my appointment, miss my appointment, didnt show up,
				dont show up, not show up, no show fee, late, be late, running late, traffic, car broke down, flat tire, babysitter, something came up`,
		},
		{
			Names: "refill, refills, prescription refills, prescriptions",
			Words: `prescription, prescribe, rx, script, scripts, out of my medicine, out of my pills, out of my meds, out of pills, out of meds, ran out, run out,
				running out, running low, more pills, more meds, more medicine, call in, called in, renew, renewal, pharmacy, drugstore, cvs, walgreens, rite aid,
				walmart pharmacy, sent over, ninety day supply, early refill`,
		},
		{
			Names: "medical records, records, chart copies, release of information",
			Words: `my records, my chart, my file, my notes, copy of my records, copy of my chart, copy of my file, send my records, send my chart, fax my records,
				fax my chart, fax my file, visit notes, office notes, doctors notes, visit summary, roi, release form, test results, my results, lab results, lawyer,
				attorney, social security, new doctor, medical file`,
		},
		{
			Names: "forms, paperwork, new patient forms, intake",
			Words: `fill out, fill it out, fill something out, filled out, sign, to sign, signature, packet, new patient packet, intake, registration, registration form,
				health history, link, consent, consent form, guardian, hipaa, hippa, fmla, work note, doctors note, excuse, disability form, school form, letter,
				download the form`,
		},
		{
			Names: "phone, fax, email, phone numbers, contact",
			Words: `your number, the number, what number, number to call, phone number, telephone, main number, fax number, where do i fax, email address,
				email the doctor, email the office, extension, ext, direct line, direct number, call you back, reach you, reach someone, reach somebody, get hold of,
				get ahold of, talk to a person, real person, contact, contact info, contact you, text you, leave a message, voicemail`,
		},
		{
			Names: "wifi, internet, guest network",
			Words: `wi fi, wifi password, password, network, online, get online, go online, laptop, computer, tablet, phone charger, charger, charge my laptop, plug in,
				outlet, outlets, hotspot, wireless, streaming, code for the wifi`,
		},
		{
			Names: "bill, bills, billing, payment plans, payments, paying",
			Words: `my bill, a bill, statement, invoice, balance, owe, i owe, charged, overcharged, charged twice, double charged, charge on my card, pay, pay online,
				pay my bill, pay over the phone, credit card, debit card, card, check, cash, copay, payment plan, monthly payments, pay monthly, installments,
				cant pay, cant afford, afford, collections, itemized, receipt, refund, health savings, hsa, fsa`,
		},
		{
			Names: "complaint, complaints, feedback, grievances",
			Words: `complain, complaining, complain to, grievance, unhappy, not happy with, upset with you, dissatisfied, disappointed, mad at you, rude, was rude,
				treated badly, disrespected, unprofessional, bad service, bad review, leave a review, report a problem, report someone, in charge,
				manager, supervisor, speak to the manager, talk to the manager, called me back, call me back, unacceptable, kept waiting, waited an hour`,
		},
		{
			Names: "interpreter, interpreters, translator, languages",
			Words: `translate, translates, translation, interpret, language, speaks spanish, speak spanish, spanish, speak english, no english, en espanol, habla espanol,
				russian, chinese, mandarin, cantonese, vietnamese, korean, arabic, portuguese, haitian creole, french, tagalog, somali, sign language, asl, deaf,
				hard of hearing, hearing impaired, tty, relay, language line`,
		},
	}
}
