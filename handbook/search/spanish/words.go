package spanish

// fillers carry a sentence and say nothing about its subject.
const fillers = `
	tengo tiene tienen tenemos tener tuve tuvo tenia siento siente sentir sintiendo sentia estoy esta estas estamos estan estaba estar es son soy era fue fui ser sea han hay habia haya
	yo usted ustedes el ella ellos ellas nosotros mi mis su sus tu tus mio mia me se le les lo la los las nos te un una unos unas de del al y o u en con por para a que qué como cuando donde quien cual
	si no ya muy mas pero porque pues asi tambien tampoco este esta esto ese esa eso estos estas aqui alli ahi algo alguien nada nadie todo toda todos todas otra otro vez
	puedo puede pueden podemos podria poder quiero quiere quisiera querer necesito necesita necesitan necesitamos debo debe tengo hacer hago hace haciendo hizo hice voy va vamos van ir iba
	hola buenos buenas dias tardes noches gracias favor disculpe perdon senora senor senorita doctora mama papa hijo hija esposo esposa abuela abuelo hermano hermana mami papi oiga mire
	dice digo decir dijo pregunta preguntar preguntando saber sabe se creo cree parece poco mucho mucha muchos muchas bien sobre desde hasta entre cada solo sola tan cuanto cuanta cuantos cuantas`

// light are words that say little: questions of every kind have them.
const light = `
	dia dias semana semanas mes meses ano anos hora horas minuto minutos ayer hoy manana noche tarde tiempo despues antes luego ahora siempre nunca
	tratamiento tratamientos infusion infusiones medicina medicinas medicamento cita citas clinica sesion sesiones paciente llamar llamo llama
	uno dos tres cuatro cinco seis siete ocho nueve diez mal mejor peor fuerte grande`

// dropped are words that phrases are compared without, skipped those that may
// occur inside one. Both leave out what English reads as something else: me, no, a.
const dropped = ` la el los las un una unos unas mi mis su sus lo le les se nos te del al de y que esta estoy es`

const skipped = ` muy tan mucho mucha poco bien como con en por para ya todo toda tengo tiene siento siente le`

// words are other everyday words, so that they are not read as slips of English
// ones.
const words = `
	abrir acostado agua alguna algunas alguno amigo amiga aunque bajo boca brazo brazos cabeza cama cara casa casi cerca cerrar ciudad color comida comer corazon cosa cosas cuarto cuello cuerpo
	cuesta dado dando dar dedo dedos dejar dejo del dentro derecha derecho desde dinero dolor duele duelen dormir durante durar dura ejemplo empezar empezo empieza empece enfermo enferma enfermera entonces entrar
	espalda estomago falta familia feo fea final frio fria fuera gente golpe hablar hablo habla haga hambre hombre mujer iglesia igual izquierda izquierdo joven lado larga largo lejos lengua llega llegar llego
	llevar lleva mano manos mayor medio menos menor mientras mismo misma momento mover muerto mundo nino nina ninos nombre nuestra nuestro nuevo nueva numero oir ojo ojos parte pasa pasar pasado paso pecho pedir
	peso pie pies pierna piernas piel poner pongo pone primera primero pronto propio pueblo puerta puse puso quedar quitar rapido recibir respirar respuesta rodilla ropa sale salir sangre segundo seguro seguir sigo sigue
	sentado siempre siguiente sino subir suelo tal telefono temprano tercera tomar tomo toma tomando tomado trabajo trabajar traer traigo ultima ultimo usar vaso veces venir vengo viene ver veo verdad vida viejo vieja vino visto vivir
	volver voz zapato ayuda ayudar hablar espanol ingles lunes martes miercoles jueves viernes sabado domingo pastilla pastillas aguja aguja piquete vena suero doy cuidado lento despacio enseguida rato ratito
	nervios orina orinar vejiga higado manejar carro comezon ronchas mareo mareos mareado mareada nauseas vomitos cansado cansada sueno dolores ansiedad miedo llorar triste presion alta baja fiebre calentura embarazada bebe leche seguro cuanto`

// remarks are said around a question.
const remarks = `
	que puedo|debo|puede hacer, que hago|hacemos, me puede|pueden ayudar, es normal, eso|esto es normal, esta bien eso, eso esta bien, eso es malo, es malo eso, es grave,
	me debo preocupar, debo preocuparme, tengo una pregunta, una pregunta, queria|quisiera|quiero saber, me puede decir, sabe si,
	sin otras molestias, sin otros sintomas, nunca me habia pasado, es la primera vez`

// times are when something happened.
const times = `despues|desde la|mi|el infusion|tratamiento|sesion|cita|suero|inyeccion, despues de la|mi|el infusion|tratamiento|sesion|cita|suero|inyeccion, despues del tratamiento|suero`
