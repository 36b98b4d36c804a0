package search

// fillers are words that carry a sentence and tell nothing about its subject.
var fillers = wordSet(`
	a about all also am an and any are as asking asks at be been being but by call called caller calling can cannot cant come could
	did didnt do does doesnt doing dont each else ever every for from get gets getting go goes going gone good got had has hasnt have
	havent having he her here hers hes hi him himself his how i id if ill im in into is isnt it its ive just know let like lot made make
	makes many may maybe me mean might more much my myself need needs no nor not now of off ok okay on once one only or other our out
	over own patient patients please pt pts put really said same says see seems shall she shes should so some someone something still
	such take tell than thank thanks that thats the their them then there these they theyre thing things think this those through to
	told too try trying up us use used very want wanted wants was wasnt way we well went were weve what whats when where which while
	who whos why will with wont wondering would yes yet you your youre youve`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range split(words) {
		set[w.text] = true
	}
	return set
}
