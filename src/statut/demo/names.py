"""Invented names in the languages of the Union of 25: frequent family names and given names, freely combined.

Greek and Cypriot names stand in Greek script; some Estonian and Latvian ones in Cyrillic, as their bearers write them.
A few names hold an apostrophe, a hyphen, a comma or quotation marks, because real ones do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple


class Name(NamedTuple):
    """`gender` is `f`, `m`, `x` or empty; `nationality` a country code as the institutions write it (EL, UK)."""

    family_name: str
    given_name: str
    gender: str
    nationality: str


class _Country(NamedTuple):
    code: str
    weight: int
    family_names: tuple[tuple[str, ...], tuple[str, ...]]  # of women, of men
    given_names: tuple[tuple[str, ...], tuple[str, ...]]
    two_family_names: bool


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split("|"))


def _country(
    code: str, weight: int, family: str, women: str, men: str, *, family_of_women: str = "", two: bool = False
) -> _Country:
    return _Country(
        code, weight, (_names(family_of_women or family), _names(family)), (_names(women), _names(men)), two
    )


# Weights are per mille of the staff, roughly as in 2004, the first year of the ten new members.
_COUNTRIES: Final = (
    _country(
        "BE", 170,
        "Peeters|Janssens|Maes|Jacobs|Mertens|Willems|Claes|Goossens|Wouters|De Smet|Vermeulen|Pauwels|Dubois|Lambert|"
        "Dupont|Leclercq|Renard|Delvaux|Lejeune|Hendrickx|Van den Broeck|De Backer|Verhaeghe|D'Hondt|Thys|Collignon|"
        "Vandenberghe|Van Damme-Lacroix|Aerts|Servais|Pirard|Stevens|Cools|Baert|Godfroid|Wauters",
        "Anne|Marie-Claire|Katrien|Isabelle|Ingrid|Sofie|Nathalie|Griet|Véronique|Martine|Hilde|Els|Chantal|An|"
        "Bénédicte|Liesbeth",
        "Luc|Jan|Philippe|Bart|Marc|Koen|Michel|Wim|Benoît|Dirk|Jean-Pierre|Geert|Olivier|Pieter|Thierry|Joris",
    ),
    _country(
        "FR", 112,
        "Martin|Bernard|Lefèvre|Moreau|Girard|Roux|Fournier|Mercier|Blanchard|Guérin|Chevalier|Gauthier|Perrin|Rivière|"
        "Lemaître|Aubert|Besançon|d'Ormesson|Le Goff|Kerguélen|Benoît-Lizon|Faure|Brunet|Marchand|Noël|Pélissier|"
        "Vasseur|Hébert|L'Hermitte|Delaunay|Charpentier|Lecœur",
        "Françoise|Hélène|Claire|Sylvie|Élodie|Agnès|Cécile|Mathilde|Anne-Laure|Joëlle|Solène|Brigitte|Monique|Édith",
        "François|Jean-Luc|Étienne|Benoît|Rémi|Gaël|Jérôme|Laurent|Loïc|Pascal|Gérard|Thibaut|Yves|Frédéric",
    ),
    _country(
        "IT", 116,
        "Rossi|Bianchi|Ferrari|Esposito|Romano|Colombo|Ricci|Marino|Greco|Bruno|Gallo|Conti|De Luca|Costa|Giordano|"
        "Mancini|Rizzo|Lombardi|Moretti|Barbieri|Fontana|Santoro|Caruso|D'Amico|Dell'Acqua|Ferrara|Testa|Niccolò|"
        "Serra|Vitale|Pellegrini|Zanetti",
        "Giulia|Chiara|Francesca|Paola|Elena|Silvia|Laura|Lucia|Teresa|Ilaria|Donatella|Caterina|Marta|Alessandra",
        "Marco|Paolo|Giovanni|Luca|Stefano|Andrea|Roberto|Niccolò|Fabrizio|Davide|Antonio|Carlo|Matteo|Gianluca",
    ),
    _country(
        "DE", 112,
        "Müller|Schmidt|Schneider|Fischer|Weber|Wagner|Becker|Schäfer|Köhler|König|Krüger|Groß|Jäger|Böhm|Günther|"
        "Vogel|Lüttgen|Weiß|Hübner|Kaiser|Brandt|von Hagenow|Schröder-Lenz|Roth|Zöllner|Ackermann|Lindemann|Röthig|"
        "Straßburger|Thoma|Quandt|Ehlers",
        "Ute|Sabine|Jürga|Claudia|Birgit|Käthe|Susanne|Heike|Änne|Bärbel|Friederike|Anja|Katharina|Gudrun",
        "Jürgen|Jörg|Klaus|Wolfgang|Götz|Matthias|Hans-Peter|Thomas|Günter|Björn|Rüdiger|Stefan|Holger|Ulrich",
    ),
    _country(
        "ES", 86,
        "García|Fernández|González|Rodríguez|López|Martínez|Sánchez|Pérez|Gómez|Ruiz|Muñoz|Ibáñez|Núñez|Castaño|"
        "Ordóñez|Echevarría|Puig|Ferrer|Domènech|Goñi|Vázquez|Peña|Serrano|de la Fuente|Iglesias|Cebrián|Llull|Otxoa",
        "María José|Carmen|Begoña|Nuria|Ainhoa|Lucía|Montserrat|Inés|Pilar|Concepción|Elisenda|Rocío|Marta|Itziar",
        "José María|Íñigo|Jordi|Francisco Javier|Álvaro|Joaquín|Ramón|Andrés|Iñaki|Jesús|Ángel|Víctor|Pablo|Tomàs",
        two=True,
    ),
    _country(
        "UK", 80,
        "Smith|Jones|Taylor|Brown|Williams|Wilson|Davies|Evans|Thomas|Roberts|Walker|Wright|Hughes|Edwards|Green|Hall|"
        "Llewellyn|MacDonald|Campbell|O'Hara|Fitz-Gibbon|Armstrong-Lowe|Penrose|Ashworth|Whitfield, Jr|Trelawney|"
        "St John|Barraclough|Cholmondeley|Fraser|Iqbal|Okonkwo",
        "Margaret|Siân|Fiona|Helen|Rosemary|Jane|Catriona|Alison|Judith|Angharad|Priya|Elizabeth|Moira|Hazel",
        'David|Alasdair|Nigel|Rhys|Andrew|Graham|Martin|Owain|Duncan|Robert "Robin"|Keith|Simon|Hamish|Adebayo',
    ),
    _country(
        "EL", 52,
        "Παπαδόπουλος|Οικονόμου|Βλάχος|Καραγιάννης|Μακρής|Δημητρίου|Νικολαΐδης|Αγγελόπουλος|Σταμάτης|Χατζής|"
        "Ιωαννίδης|Λάμπρου|Κωνσταντίνου|Ζαφειρίδης|Ψαρράς|Θεοδώρου|Ξενάκης|Φωτίου|Κεφαλάς|Αλεξίου",
        "Ελένη|Μαρία|Αικατερίνη|Σοφία|Δήμητρα|Άννα|Ευαγγελία|Χρυσούλα|Ιωάννα|Θεοδώρα",
        "Γεώργιος|Ιωάννης|Κωνσταντίνος|Δημήτριος|Νικόλαος|Παναγιώτης|Σπυρίδων|Χρήστος|Άγγελος|Θεόδωρος",
        family_of_women=(
            "Παπαδοπούλου|Οικονόμου|Βλάχου|Καραγιάννη|Μακρή|Δημητρίου|Νικολαΐδου|Αγγελοπούλου|Σταμάτη|Χατζή|"
            "Ιωαννίδου|Λάμπρου|Κωνσταντίνου|Ζαφειρίδου|Ψαρρά|Θεοδώρου|Ξενάκη|Φωτίου|Κεφαλά|Αλεξίου"
        ),
    ),
    _country(
        "NL", 42,
        "de Vries|van den Berg|Bakker|Visser|Smit|Meijer|de Boer|Mulder|Bos|Hendriks|van Leeuwen|Dekker|Brouwer|"
        "van 't Hoff|Kuiper|Veenstra|IJzerman|Schouten|ter Horst|van der Wiel",
        "Anneke|Marijke|Femke|Saskia|Geertje|Loes|Wilhelmina|Tineke|Jantien|Mirjam",
        "Pieter|Maarten|Joost|Cornelis|Ruud|Gijs|Hendrik|Sjoerd|Willem|Daniël",
    ),
    _country(
        "PT", 46,
        "Silva|Santos|Ferreira|Pereira|Oliveira|Costa|Rodrigues|Martins|Sousa|Gonçalves|Conceição|Magalhães|Araújo|"
        "Guimarães|Simões|Lourenço|d'Almeida|Falcão|Brandão|Antunes",
        "Inês|Conceição|Ana Rita|Graça|Fátima|Catarina|Lurdes|Mónica|Sónia|Teresa",
        "João|Nuno|António|Luís|Rui|Gonçalo|Tomé|Jorge|Sebastião|Vítor",
        two=True,
    ),
    _country(
        "DK", 31,
        "Jensen|Nielsen|Hansen|Pedersen|Sørensen|Møller|Rasmussen|Jørgensen|Kjær|Østergaard|Nørgaard|Bæk|Skov-Larsen|"
        "Thøgersen|Bruun|Ravn",
        "Kirsten|Bodil|Sørine|Mette|Åse|Inger|Birgitte|Lærke|Karen|Gitte",
        "Søren|Jørgen|Mads|Bjørn|Henning|Åge|Lars|Rasmus|Niels|Palle",
    ),
    _country(
        "SE", 31,
        "Andersson|Johansson|Lindqvist|Bergström|Sjöberg|Åkesson|Öhman|Hallén|Nyström|Wikström|Ågren|Engdahl|"
        "Norén|Söderlund|Ek|Björklund",
        "Astrid|Gunilla|Åsa|Birgitta|Karin|Malin|Ylva|Elsa|Märta|Annika",
        "Göran|Håkan|Lars-Åke|Sören|Anders|Mårten|Nils|Torbjörn|Per|Östen",
    ),
    _country(
        "FI", 29,
        "Korhonen|Virtanen|Mäkelä|Nieminen|Hämäläinen|Laine|Heikkinen|Järvinen|Lehtonen|Saarinen|Räsänen|Öberg|"
        "Niinistö|Pöyry|Ylä-Outinen|Kallio",
        "Päivi|Aino|Tuulikki|Riitta|Säde|Leena|Kaisa|Hilkka|Marjatta|Outi",
        "Eero|Jyrki|Pekka|Väinö|Matti|Heikki|Antti|Seppo|Yrjö|Lauri",
    ),
    _country(
        "AT", 24,
        "Gruber|Huber|Wagner|Pichler|Steiner|Moser|Mayrhofer|Hofer|Leitner|Fuchs|Eder|Grünwald|Schöpf|Zangerl|Lößl|"
        "Trautsamwieser",
        "Elfriede|Waltraud|Brigitte|Eva|Roswitha|Gerda|Christl|Veronika|Doris|Käthe",
        "Franz|Oskar|Alois|Johann|Gottfried|Sepp|Leopold|Rainer|Jörg|Florian",
    ),
    _country(
        "IE", 32,
        "O'Sullivan|Murphy|Kelly|Byrne|Ní Bhriain|Ó Ceallaigh|O'Connor|Doyle|McCarthy|Gallagher|Fitzgerald|Nolan|"
        "Ó Súilleabháin|Walsh|Dunne|MacGearailt",
        "Aoife|Siobhán|Gráinne|Máire|Orla|Deirdre|Bríd|Niamh|Caitríona|Nuala",
        'Seán|Pádraig|Cormac|Eoin|Diarmuid|Colm|Tomás|Fionn|Michael "Mick"|Declan',
    ),
    _country(
        "LU", 14,
        "Muller|Weber|Hoffmann|Wagner|Thill|Schmit|Kieffer|Reuter|Faber|Welter",
        "Josette|Martine|Léonie|Viviane|Mariette|Simone",
        "Jang|Romain|Fernand|Raymond|Guy|Aloyse",
    ),
    _country(
        "PL", 8,
        "Nowak|Wójcik|Kamiński|Lewandowski|Zieliński|Dąbrowski|Śliwa|Jabłoński|Łukasik|Żak|Brzęczyszczykiewicz",
        "Małgorzata|Agnieszka|Żaneta|Bożena|Świętosława|Zofia",
        "Grzegorz|Łukasz|Paweł|Zbigniew|Stanisław|Michał",
        family_of_women=(
            "Nowak|Wójcik|Kamińska|Lewandowska|Zielińska|Dąbrowska|Śliwa|Jabłońska|Łukasik|Żak|Kowalska-Mróz"
        ),
    ),
    _country(
        "CZ", 3,
        "Dvořák|Černý|Procházka|Kučera|Veselý|Růžička|Říha|Šťastný",
        "Tereza|Jiřina|Zdeňka|Eliška|Božena|Markéta",
        "Jiří|Ondřej|Tomáš|Vojtěch|Zdeněk|Přemysl",
        family_of_women="Dvořáková|Černá|Procházková|Kučerová|Veselá|Růžičková|Říhová|Šťastná",
    ),
    _country(
        "HU", 3,
        "Nagy|Kovács|Tóth|Szabó|Horváth|Kiss|Erdős|Gyűrűsi|Őze",
        "Erzsébet|Zsófia|Ágnes|Ildikó|Réka|Tünde",
        "László|Gábor|Zoltán|Ödön|Béla|Győző",
    ),
    _country(
        "SK", 2,
        "Horváth|Kováč|Tóth|Ďurica|Hudák|Ľupták|Šimko",
        "Zuzana|Ľubica|Mária|Dáša|Viera|Žofia",
        "Juraj|Ľudovít|Štefan|Matúš|Dušan|Peter",
        family_of_women="Horváthová|Kováčová|Tóthová|Ďuricová|Hudáková|Ľuptáková|Šimková",
    ),
    _country(
        "SI", 1,
        "Novak|Horvat|Kovačič|Zupančič|Žagar|Šuštar",
        "Mojca|Špela|Nuša|Tjaša|Živa|Alenka",
        "Janez|Matjaž|Boštjan|Jože|Črt|Žiga",
    ),
    _country(
        "EE", 1,
        "Tamm|Õunapuu|Mägi|Kukk|Põld|Sepp|Соколов|Никитин",
        "Nele|Külli|Õnne|Tiiu|Ольга|Светлана",
        "Jüri|Tõnu|Märt|Ülo|Сергей|Андрей",
        family_of_women="Tamm|Õunapuu|Mägi|Kukk|Põld|Sepp|Соколова|Никитина",
    ),
    _country(
        "LV", 1,
        "Bērziņš|Kalniņš|Ozoliņš|Liepiņš|Šķēle|Иванов|Павлов",
        "Ilze|Dzintra|Zane|Līga|Екатерина|Наталья",
        "Jānis|Andrejs|Kārlis|Māris|Алексей|Дмитрий",
        family_of_women="Bērziņa|Kalniņa|Ozoliņa|Liepiņa|Šķēle|Иванова|Павлова",
    ),
    _country(
        "LT", 1,
        "Kazlauskas|Jankauskas|Petrauskas|Žukauskas|Šimkus|Čepaitis",
        "Rūta|Jūratė|Eglė|Živilė|Dalia|Gražina",
        "Jonas|Vytautas|Žydrūnas|Kęstutis|Česlovas|Mindaugas",
        family_of_women="Kazlauskienė|Jankauskaitė|Petrauskienė|Žukauskaitė|Šimkienė|Čepaitytė",
    ),
    _country(
        "MT", 1,
        "Borg|Camilleri|Vella|Farruġia|Żammit|Mifsud|Ċiantar",
        "Carmena|Ġorġa|Żvetlana|Doris|Rita|Marija",
        "Ġorġ|Żeppi|Karmenu|Joseph|Mario|Ċensu",
    ),
    _country(
        "CY", 1,
        "Χριστοδούλου|Γεωργίου|Χαραλάμπους|Ιωάννου|Κυπριανού|Σάββα",
        "Ανδρούλα|Μαρία|Δέσποινα|Στέλλα|Χρυστάλλα|Ελένη",
        "Ανδρέας|Χριστάκης|Κυριάκος|Μάριος|Σάββας|Πέτρος",
    ),
)  # fmt: skip

_BY_WEIGHT: Final = tuple(country for country in _COUNTRIES for _ in range(country.weight))
_GENDERS: Final = ("f", "m")


def draw_name(draw: Callable[[], float]) -> Name:
    """A name, the nationality weighted; six in a thousand people give no gender, or `x`."""
    country = _BY_WEIGHT[int(draw() * len(_BY_WEIGHT))]
    sex = int(draw() * 2)
    family_names, given_names = country.family_names[sex], country.given_names[sex]
    family_name = family_names[int(draw() * len(family_names))]
    if country.two_family_names:
        family_name = f"{family_name} {family_names[int(draw() * len(family_names))]}"
    given_name = given_names[int(draw() * len(given_names))]
    rarity = int(draw() * 1000)
    gender = _GENDERS[sex] if rarity >= 6 else ("x", "")[rarity & 1]
    return Name(family_name, given_name, gender, country.code)
