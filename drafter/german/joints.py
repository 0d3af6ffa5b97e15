"""Joints of German words that patterns for syllables do not see, or see in the wrong place.

An entry has "=" where two parts of a word meet; both are divided as words of their own. It holds
wherever its letters stand in a word, with a dot in front only at the word's beginning, with a dot
behind only at its end. What begins with "=" is a part that goes on from any other.

The list was made by reading what the patterns make of the words of council papers. It is for words
of administration; a word that a paper divides badly is added here.
"""

from typing import Final

JOINTS: Final = """
=abgabe =ablauf =ableitung =ablösung =abrechnung =abschluss =abschnitt =abschreibung =absprache
=abstimmung =abteilung =abwasser =abweichung =abwägung =akquise =akteneinsicht =allgemein =alphabet
=anbindung =angebot =angelegenheit =anhörung =ankauf =anlage. =anlagen =anliegen =anmeldung
=anmietung =annahme =anordnung =anpassung =anregung =anschaffung =anschluss =ansiedlung =anspruch
=ansprüche =anstalt =anteil =antrag. =anträge =anwendung =anwohner =anwärter =anzahl =anzeige
=arbeit =architekt =asyl =aufenthalt =aufgabe =aufhebung =auflage =auflösung =aufnahme =aufsicht
=aufstellung =aufteilung =auftrag =aufwand =aufwend =aufwert =ausbau =ausbildung =ausführung
=ausgabe =ausgleich =auskunft =auslastung =ausnahme =ausschreibung =ausschuss =ausschüsse
=ausstattung =ausstellung =auswahl =ausweis =auswirkung =auszahlung =beantragung =bearbeitung
=bedarf =bedienstete =beirat =beiräte =beitrag =beiträge =benutzung =beratung =berechtigung
=bescheid =beschluss =beschlüsse =besetzung =beteiligung =betreuung =betrieb =bewilligung =bezirk
=bezug =ehrenamt =eigenschaft =eigentum =eigentümer =einbindung =einführung =eingang =eingriff
=einkommen =einlage =einleitung =einnahme =einordnung =einrichtung =einsatz =einsicht =einsparung
=einstellung =eintrag. =einträge =einwohner =einzahlung =einzug =empfang =empfehlung =empfänger
=energie =entgelt =entlastung =entnahme =entscheid =entschädigung =entsorgung =entwicklung =entwurf
=entwässerung =entwürfe =erarbeitung =erfahrung =erfassung =erfüllung =ergebnis =ergänzung =erhebung
=erhöhung =erklärung =erlass. =erlaubnis =erleichterung =ermittlung =ermächtigung =ermäßigung
=erneuerung =erschließung =erstattung =ersteinrichtung =erteilung =ertrag. =erträge =ertüchtigung
=erweiterung =erwerb =erziehung =eröffnung =haltestelle =immobilie =industrie =information
=infrastruktur =inklusion =innenstadt =instandhaltung =instandsetzung =institut =integration
=investition =ordnung =organisation =planung =platz. =plätze =prüfung =schlüssel =schule. =schulen.
=schutz =spende =spielplatz =spielplätze =sporthalle =sprecher =stadtrat =stadtteil =staffel
=statistik =stellplatz =stellplätze =stipendi =strategie =straße =streck =streit =struktur =stätte
=tabelle =teilhabe =trasse =träger =umbau =umfrage =umgebung =umlage =umland =umrüstung =umsetzung
=umstellung =umwelt =umzug =unfall =unterbringung =unterhalt =unterkunft =unterkünfte =unterlage
=unternehmen =unterricht =unterstützung =untersuchung =urkunde =urlaub =urteil =verein =verfahren
=vergabe =vergütung =verhältnis =verkehr =vermögen =verordnung =versammlung =versicherung
=versorgung =vertrag =vertretung =verträge =verwaltung =vorhang =vorhänge =vorlage =vorschlag
=vorschläge =vorstand =zuschuss =zuschüsse =zuwendung =öffentlichkeit =übernahme =übersicht
=übertrag =überwachung
.ab=änder .abend=realschule .be=ende .be=erdig .be=inhalt .be=irr .be=obacht .ehe=gatten .er=innern
.erb=anteil .erb=bau .erst=attest .erst=integration .ge=ehrt .ge=eignet .her=an .her=aus .her=ein
.hin=aus .hin=ein .in=kraft .mehr=auf .mehr=aus .mehr=ein .mehr=erl .mehr=ertr .miet=neben
.minder=aus .minder=ein .minder=er .neu=ein .neu=errich .neu=ordnung .nord=ost .nord=stadt .ober=amt
.ost=stadt .real=schul .real=steuer .süd=ost .süd=stadt .um=armung .un=ab .un=an .un=ein .un=er
.unter=ein .ur=anfäng .ur=enkel .ur=instinkt .ur=sprung .ver=eid .ver=ein .ver=end .ver=erb
.ver=stet .vor=an .vor=aus .west=stadt .zu=einander .zu=erst .zwei=eltern .über=all .über=flüssig
alt=bau alten=heim amts=inhaber arten=erhalt aus=statt aus=stell auslagen=ersatz bau=amt bau=antrag
bau=art bau=erhalt bau=erlaubnis bauern=hof bestands=erhalt blumen=topf bürger=amt bürger=entscheid
bürger=initiative bürger=ämter datei=name daten=über denkmal=erhalt diens=tag dienst=alter
dienst=antritt dienst=ort donners=tag dusch=vorhang eigen=anteil eigen=art eltern=abend feuer=wehr
finanz=amt finanz=ausgleich finanz=ämter flug=hafen frauen=haus frei=zeit früh=stück ganz=tag
garten=amt gebäude=erhalt geräte=haus gesamt=schul gesundheits=amt gesundheits=ämter gewerbe=amt
grund=erwerb grund=schul grund=steuer grund=stück grün=anlage haupt=amt haupt=ämter
haus=halts=ansatz haus=halts=ansätze haus=halts=jahr haus=halts=rest haus=halts=tab heits=amt
hoch=wasser industrie=gebiet jahres=ende jugend=amt jugend=ämter kataster=amt keits=amt kinder=arzt
kinder=garten kinder=gärten klein=kind kosten=ersatz kredit=an kultur=amt land=rat. land=rats
leer=stand lehr=auftrag lehrer=mangel lärm=aktion miet=erhöhung miet=erträge monats=ende
natur=erlebnis not=ausgang not=unterkunft not=unterkünfte ober=bürger ordnungs=amt ordnungs=ämter
orts=eingang orts=rat pass=amt personal=amt personal=ein personal=rat pro=zent quellen=angabe
rad=weg rechts=amt rechts=an rechts=anwalt rechts=ein rest=ab sach=an sand=kasten satz=ende.
schadens=ersatz schafts=amt schau=spiel schul=amt schul=an schul=auf schul=ein schul=ort schul=ämter
see=ufer senioren=rat sozial=amt sozial=ämter spar=kasse sport=amt sport=ein stadt=archiv
stadt=entwicklung stadt=ober stadt=rand stadt=rat stadt=ring stadt=rät stadt=umland standes=amt
standes=ämter stau=becken steuer=amt steuer=erklärung steuer=ämter stimm=ab stimm=anteil streu=obst
substanz=erhalt tages=eltern tages=ordnung tages=pflege tages=stätte tat=ort text=editor tier=arzt
tor=ein typ=angabe umwelt=amt umwelt=ämter ungs=amt vereins=ein vereins=heim verkehrs=insel
vermessungs=amt viel=falt volks=ent wahl=amt wahl=ämter wald=rand wasser=ein wert=erhalt winter=ein
wirtschafts=ein wohn=ein wohn=geld wohn=ort wohn=umfeld zeilen=ende zeilen=um zins=ein
"""
